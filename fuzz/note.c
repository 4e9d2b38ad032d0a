/* Notes, checkpoints and verifier keys from strangers: nothing opens that was not signed, what is read is written back the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/ledger.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* The key and the text of the example of signed-note.md, whose secret key nobody here has. */
static const char vkey[] = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
static const char signed_text[] = "This is an example message.\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	defer(arena_close) struct arena *a = arena_open();
	const char *given = arena_span(a, (const char *)bytes, n);
	struct verifier known, key;
	struct checkpoint c;

	must(verifier_read(a, vkey, &known));
	const char *text = note_open(a, given, &known);
	must(!text || !strcmp(text, signed_text));
	if (verifier_read(a, given, &key))
		must(!strcmp(verifier_text(a, &key), given));
	if (checkpoint_read(a, given, &c)) {
		const char *again = checkpoint_text(a, &c);
		must(!strncmp(again, given, strlen(again)));
	}
	return 0;
}
