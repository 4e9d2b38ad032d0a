/* Signed notes and checkpoints: C2SP signed-note with Ed25519 (type 0x01), tlog-checkpoint, and tlog-cosignature by witnesses with
 * Ed25519 (type 0x04).  What comes in is strange until a signature by the known key holds; nothing of it is believed before.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/ledger.h"
#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <string.h>
#include <utf8proc.h>

/* What a key's signatures are made over: the text of a note, or a witness's statement about a checkpoint at a time. */
enum key_type { TYPE_ED25519 = 0x01, TYPE_COSIGNATURE = 0x04 };

enum { ID_BYTES = 4, TIME_BYTES = 8, NOTE_MAX = 1 << 20, SIGNATURES_MAX = 100 };

#define EM_DASH "\xe2\x80\x94 "

/* Strictly RFC 4648: libsodium 1.0.18 by itself takes every byte beyond ASCII for a slash. */
static bool base64_read(const char *text, void *out, size_t room, size_t *n)
{
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c >= 0x80)
			return false;
	return bytes_from_base64(text, out, room, n);
}

/* ---- verifier keys ------------------------------------------------------------------------- */

static bool is_space(utf8proc_int32_t c)
{
	utf8proc_category_t kind = utf8proc_category(c);
	return (c >= 0x09 && c <= 0x0d) || c == 0x85 || kind == UTF8PROC_CATEGORY_ZS ||
	    kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP;
}

/* The character at s, and how many bytes it has: 0 if it is no UTF-8. */
static size_t character(const char *s, size_t n, utf8proc_int32_t *out)
{
	utf8proc_ssize_t width = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, out);
	return width > 0 ? (size_t)width : 0;
}

/* A key name: not empty, valid UTF-8, neither spaces nor a plus nor control characters. */
static bool is_key_name(const char *name, size_t n)
{
	utf8proc_int32_t c;
	for (size_t i = 0, width; i < n; i += width) {
		width = character(name + i, n - i, &c);
		if (!width || c < 0x20 || c == '+' || is_space(c))
			return false;
	}
	return n;
}

static uint32_t id_of(const char *name, enum key_type type, const uint8_t key[static PUBLIC_BYTES])
{
	defer(hashing_close) struct hashing *h = hashing_open();
	hashing_add(h, name, strlen(name));
	hashing_add(h, (uint8_t[]){ '\n', (uint8_t)type }, 2);
	hashing_add(h, key, PUBLIC_BYTES);
	struct hash all = hashing_end(h);
	uint32_t id = 0;
	for (int i = 0; i < ID_BYTES; i++)
		id = id << 8 | all.bytes[i];
	return id;
}

uint32_t key_id(const char *name, const uint8_t key[static PUBLIC_BYTES])
{
	return id_of(name, TYPE_ED25519, key);
}

static const char *key_text(struct arena *a, const struct verifier *v, enum key_type type)
{
	uint8_t typed[1 + PUBLIC_BYTES] = { (uint8_t)type };
	memcpy(typed + 1, v->key, PUBLIC_BYTES);
	return arena_format(a, "%s+%08" PRIx32 "+%s", v->name, v->id, base64_of(a, typed, sizeof typed));
}

/* What was read must be written back the same, so that a key has one spelling. */
static bool key_read(struct arena *a, const char *vkey, enum key_type type, struct verifier *out)
{
	const char *plus = strchr(vkey, '+'), *second = plus ? strchr(plus + 1, '+') : NULL;
	uint8_t typed[1 + PUBLIC_BYTES];
	size_t n;
	if (!second || !is_key_name(vkey, (size_t)(plus - vkey)))
		return false;
	if (!base64_read(second + 1, typed, sizeof typed, &n) || n != sizeof typed)
		return false;
	if (*typed != type)
		return false;

	struct verifier v = { .name = arena_span(a, vkey, (size_t)(plus - vkey)) };
	memcpy(v.key, typed + 1, PUBLIC_BYTES);
	v.id = id_of(v.name, type, v.key);
	if (strcmp(key_text(a, &v, type), vkey) != 0)
		return false;
	*out = v;
	return true;
}

const char *verifier_text(struct arena *a, const struct verifier *v)
{
	return key_text(a, v, TYPE_ED25519);
}

bool verifier_read(struct arena *a, const char *vkey, struct verifier *out)
{
	return key_read(a, vkey, TYPE_ED25519, out);
}

bool witness_read(struct arena *a, const char *vkey, struct verifier *out)
{
	return key_read(a, vkey, TYPE_COSIGNATURE, out);
}

/* ---- signed notes -------------------------------------------------------------------------- */

/* Valid UTF-8 without control characters other than newline. */
static bool is_note_text(const char *s, size_t n)
{
	utf8proc_int32_t c;
	for (size_t i = 0, width; i < n; i += width) {
		width = character(s + i, n - i, &c);
		if (!width || (c < 0x20 && c != '\n'))
			return false;
	}
	return true;
}

static void put_id(uint8_t out[static ID_BYTES], uint32_t id)
{
	for (int i = 0; i < ID_BYTES; i++)
		out[i] = (uint8_t)(id >> (24 - 8 * i));
}

const char *note_sign(struct arena *a, const char *text, const struct signer *signer)
{
	size_t n = strlen(text);
	assert(n && text[n - 1] == '\n' && is_note_text(text, n));

	/* libsodium's secret key is the seed and the public key side by side. */
	defer(secret_close) struct secret key = secret_open(SEED_BYTES + PUBLIC_BYTES);
	memcpy(key.bytes, signer->seed.bytes, SEED_BYTES);
	memcpy(key.bytes + SEED_BYTES, signer->verifier.key, PUBLIC_BYTES);

	uint8_t line[ID_BYTES + SIGNATURE_BYTES];
	put_id(line, signer->verifier.id);
	crypto_sign_detached(line + ID_BYTES, NULL, (const uint8_t *)text, n, key.bytes);
	const char *signature = base64_of(a, line, sizeof line);
	return arena_format(a, "%s\n" EM_DASH "%s %s\n", text, signer->verifier.name, signature);
}

/* A note taken apart: its text, and of each signature the whole line, who it says it is by, and the bytes, which are id and signature. */
struct signed_line { const char *line, *name; const uint8_t *bytes; size_t n; };
struct note { const char *text; size_t n; struct signed_line *lines; size_t count; };

static bool line_read(struct arena *a, const char *line, struct signed_line *out)
{
	if (strncmp(line, EM_DASH, strlen(EM_DASH)) != 0)
		return false;
	const char *name = line + strlen(EM_DASH), *space = strchr(name, ' ');
	if (!space || !is_key_name(name, (size_t)(space - name)))
		return false;

	size_t room = strlen(space + 1), n;
	uint8_t *bytes = arena_take(a, room);
	if (!base64_read(space + 1, bytes, room, &n) || n <= ID_BYTES)
		return false;
	*out = (struct signed_line){ line, arena_span(a, name, (size_t)(space - name)), bytes, n };
	return true;
}

/* Where the blank line begins that ends the text: the last one of the note. */
static const char *last_blank_line(const char *note)
{
	const char *found = NULL;
	for (const char *at = strstr(note, "\n\n"); at; at = strstr(at + 1, "\n\n"))
		found = at + 1;
	return found;
}

static bool note_read(struct arena *a, const char *note, struct note *out)
{
	size_t size = strlen(note);
	const char *blank = last_blank_line(note);
	if (size > NOTE_MAX || !blank || !blank[1] || note[size - 1] != '\n' || !is_note_text(note, size))
		return false;

	size_t n = (size_t)(blank - note);
	struct note read = { arena_span(a, note, n), n, arena_array(a, struct signed_line, SIGNATURES_MAX), 0 };
	for (const char *at = blank + 1; *at; at = strchr(at, '\n') + 1) {
		const char *line = arena_span(a, at, strcspn(at, "\n"));
		if (read.count == SIGNATURES_MAX || !line_read(a, line, &read.lines[read.count++]))
			return false;
	}
	*out = read;
	return true;
}

static bool is_by(const struct signed_line *s, const struct verifier *known)
{
	uint8_t id[ID_BYTES];
	put_id(id, known->id);
	return !memcmp(s->bytes, id, ID_BYTES) && same_text(s->name, known->name);
}

static bool signature_holds(const struct signed_line *s, const struct verifier *known, const struct note *note)
{
	return s->n == ID_BYTES + SIGNATURE_BYTES &&
	    !crypto_sign_verify_detached(s->bytes + ID_BYTES, (const uint8_t *)note->text, note->n, known->key);
}

const char *note_open(struct arena *a, const char *note, const struct verifier *known)
{
	struct note n;
	bool is_signed = false;
	if (!note_read(a, note, &n))
		return NULL;
	for (size_t i = 0; i < n.count; i++) {
		if (!is_by(&n.lines[i], known))
			continue;
		if (!signature_holds(&n.lines[i], known, &n))
			return NULL;
		is_signed = true;
	}
	return is_signed ? n.text : NULL;
}

/* ---- cosignatures -------------------------------------------------------------------------- */

/* cosignature/v1: the time as eight bytes, the greater first, then the signature over that time in words and the whole text. */
static bool cosignature_holds(struct arena *a, const struct signed_line *s, const struct verifier *witness, const struct note *note,
    int64_t *at)
{
	if (s->n != ID_BYTES + TIME_BYTES + SIGNATURE_BYTES)
		return false;
	uint64_t seconds = 0;
	for (int i = 0; i < TIME_BYTES; i++)
		seconds = seconds << 8 | s->bytes[ID_BYTES + i];
	if (seconds > INT64_MAX)
		return false;
	const char *stated = arena_format(a, "cosignature/v1\ntime %" PRIu64 "\n%s", seconds, note->text);
	*at = (int64_t)seconds;
	return !crypto_sign_verify_detached(s->bytes + ID_BYTES + TIME_BYTES, (const uint8_t *)stated, strlen(stated), witness->key);
}

enum cosigned note_cosigned(struct arena *a, const char *note, const struct verifier *witness, struct cosignature *out)
{
	struct note n;
	struct cosignature newest = { NULL, 0 };
	if (!note_read(a, note, &n))
		return NOT_COSIGNED;
	for (size_t i = 0; i < n.count; i++) {
		int64_t at;
		if (!is_by(&n.lines[i], witness))
			continue;
		if (!cosignature_holds(a, &n.lines[i], witness, &n, &at))
			return COSIGNED_WRONGLY;
		if (!newest.line || at > newest.at)
			newest = (struct cosignature){ n.lines[i].line, at };
	}
	if (!newest.line)
		return NOT_COSIGNED;
	*out = newest;
	return COSIGNED;
}

/* ---- checkpoints --------------------------------------------------------------------------- */

const char *checkpoint_text(struct arena *a, const struct checkpoint *c)
{
	const char *root = base64_of(a, c->root.bytes, HASH_BYTES);
	return arena_format(a, "%s\n%" PRIu64 "\n%s\n", c->origin, c->size, root);
}

/* Decimal, no sign, no leading zero, within 64 bits. */
static bool size_read(const char *s, uint64_t *out)
{
	uint64_t n = 0;
	if (!*s || (*s == '0' && s[1]))
		return false;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return false;
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *s - '0', &n))
			return false;
	}
	*out = n;
	return true;
}

/* Cuts the next line off `*rest`; NULL if it is empty or does not end. */
static const char *next_line(struct arena *a, const char **rest)
{
	size_t n = strcspn(*rest, "\n");
	if (!n || !(*rest)[n])
		return NULL;
	const char *line = arena_span(a, *rest, n);
	*rest += n + 1;
	return line;
}

bool checkpoint_read(struct arena *a, const char *text, struct checkpoint *out)
{
	const char *rest = text, *origin = next_line(a, &rest);
	const char *size = origin ? next_line(a, &rest) : NULL;
	const char *root = size ? next_line(a, &rest) : NULL;
	struct checkpoint c = { .origin = origin };
	size_t n;
	if (!root || !size_read(size, &c.size))
		return false;
	if (!base64_read(root, c.root.bytes, HASH_BYTES, &n) || n != HASH_BYTES)
		return false;
	while (*rest)
		if (!next_line(a, &rest))
			return false;
	*out = c;
	return true;
}
