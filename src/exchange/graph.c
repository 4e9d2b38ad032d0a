/* Pictures of graphs, drawn by Graphviz's library.  It keeps its state for the process and is called by one thread at a time; a context
 * once freed is still looked into by the next, so there is one and it stays.  What was drawn last is kept beside it, under the same lock,
 * by the hash of the graph: that says all the picture hangs on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "exchange/exchange.h"
#include <graphviz/gvc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { PICTURES_KEPT = 24 };

struct kept { struct hash of; char *svg; };

static pthread_mutex_t drawing = PTHREAD_MUTEX_INITIALIZER;
static GVC_t *context;
static struct kept kept[PICTURES_KEPT];
static size_t next_place;

static void graph_close(Agraph_t **graph)
{
	if (*graph)
		agclose(*graph);
}

/* What it has to say of a graph is no use to whoever reads a page. */
static int say_nothing(char *message)
{
	(void)message;
	return 0;
}

/* Without what stands before the element; malloc's. */
static char *element_of(const char *drawn, unsigned size)
{
	const char *begin = size ? memmem(drawn, size, "<svg", 4) : NULL;
	return begin ? strndup(begin, size - (size_t)(begin - drawn)) : NULL;
}

static char *drawn_by_library(const char *dot)
{
	agseterrf(say_nothing);
	if (!context)
		context = gvContext();
	defer(graph_close) Agraph_t *graph = agmemread(dot);
	char *drawn = NULL, *svg = NULL;
	unsigned size = 0;
	if (!graph || gvLayout(context, graph, "dot"))
		return NULL;
	if (!gvRenderData(context, graph, "svg", &drawn, &size))
		svg = element_of(drawn, size);
	gvFreeRenderData(drawn);
	gvFreeLayout(context, graph);
	return svg;
}

static const char *kept_of(const struct hash *of)
{
	for (size_t i = 0; i < PICTURES_KEPT; i++)
		if (kept[i].svg && hash_equal(&kept[i].of, of))
			return kept[i].svg;
	return NULL;
}

/* The oldest makes room. */
static void keep(const struct hash *of, char *svg)
{
	struct kept *place = &kept[next_place++ % PICTURES_KEPT];
	free(place->svg);
	*place = (struct kept){ *of, svg };
}

enum fault graph_svg(struct act *act, const char *dot, const char **out)
{
	const struct hash of = hash_of(dot, strlen(dot));
	pthread_mutex_lock(&drawing);
	char *drawn = kept_of(&of) ? NULL : drawn_by_library(dot);
	if (drawn)
		keep(&of, drawn);
	const char *svg = arena_text(act->arena, kept_of(&of));
	pthread_mutex_unlock(&drawing);
	if (!svg)
		return fail(act, E_BAD_INPUT, W_LAW_PICTURE_WRONG);
	*out = svg;
	return OK;
}
