/* iCalendar (RFC 5545) by libical, which folds lines and escapes text.  Every event is a whole day, so no time zone is needed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "exchange/exchange.h"
#include <libical/ical.h>
#include <stdlib.h>

static struct icaltimetype day_of(date d)
{
	long year, month, day;
	date_parts(d, &year, &month, &day);
	struct icaltimetype t = icaltime_null_date();
	t.year = (int)year;
	t.month = (int)month;
	t.day = (int)day;
	return t;
}

/* The instant as UTC, to the second. */
static struct icaltimetype instant_of(const char *at)
{
	struct icaltimetype t = icaltime_null_time();
	if (sscanf(at, "%d-%d-%dT%d:%d:%d", &t.year, &t.month, &t.day, &t.hour, &t.minute, &t.second) == 6)
		t.zone = icaltimezone_get_utc_timezone();
	return t;
}

static void event_put(icalcomponent *calendar, const struct event *e, const char *stamp)
{
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	icalcomponent_add_property(event, icalproperty_new_uid(e->uid));
	icalcomponent_add_property(event, icalproperty_new_dtstamp(instant_of(stamp)));
	icalcomponent_add_property(event, icalproperty_new_dtstart(day_of(e->on)));
	icalcomponent_add_property(event, icalproperty_new_dtend(day_of(date_add(e->on, 1))));
	icalcomponent_add_property(event, icalproperty_new_summary(e->title));
	if (!is_empty(e->text))
		icalcomponent_add_property(event, icalproperty_new_description(e->text));
	icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	icalcomponent_add_component(calendar, event);
}

void ics_write(FILE *out, const char *name, const char *stamp, const struct event *events, size_t n)
{
	icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
	icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Hozen//Hozen " HOZEN_VERSION "//JA"));
	icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
	icalproperty *title = icalproperty_new_x(name);
	icalproperty_set_x_name(title, "X-WR-CALNAME");
	icalcomponent_add_property(calendar, title);
	for (size_t i = 0; i < n; i++)
		event_put(calendar, &events[i], stamp);
	char *text = icalcomponent_as_ical_string_r(calendar);
	fputs(text, out);
	free(text);
	icalcomponent_free(calendar);
}
