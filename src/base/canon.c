/* Canonical JSON, RFC 8785, as far as the ledger needs it: objects with ASCII keys written in order, text, whole numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include <assert.h>
#include <string.h>

void canon_string(struct text *out, const char *s)
{
	static const char escape[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\' };

	text_put_span(out, "\"", 1);
	const char *plain = s;
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		bool escaped = c < sizeof escape && escape[c];
		if (!escaped && c >= 0x20)
			continue;
		text_put_span(out, plain, (size_t)(s - plain));
		plain = s + 1;
		if (escaped)
			text_add(out, "\\%c", escape[c]);
		else
			text_add(out, "\\u%04x", c);
	}
	text_put_span(out, plain, (size_t)(s - plain));
	text_put_span(out, "\"", 1);
}

void canon_open(struct canon *c, struct text *out)
{
	*c = (struct canon){ .out = out, .first = { true } };
	text_put_span(out, "{", 1);
}

void canon_key(struct canon *c, const char *key)
{
	const char *last = c->last_key[c->depth];
	assert(!last || strcmp(last, key) < 0);
	if (!c->first[c->depth])
		text_put_span(c->out, ",", 1);
	c->first[c->depth] = false;
	c->last_key[c->depth] = key;
	canon_string(c->out, key);
	text_put_span(c->out, ":", 1);
}

void canon_text(struct canon *c, const char *key, const char *value)
{
	canon_key(c, key);
	if (value)
		canon_string(c->out, value);
	else
		text_put_span(c->out, "null", 4);
}

void canon_long(struct canon *c, const char *key, long value)
{
	canon_key(c, key);
	text_add(c->out, "%ld", value);
}

void canon_object(struct canon *c, const char *key)
{
	canon_key(c, key);
	text_put_span(c->out, "{", 1);
	c->depth++;
	assert(c->depth < (int)COUNT(c->first));
	c->first[c->depth] = true;
	c->last_key[c->depth] = NULL;
}

void canon_close(struct canon *c)
{
	text_put_span(c->out, "}", 1);
	c->depth--;
}
