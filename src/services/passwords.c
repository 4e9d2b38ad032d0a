/* Passwords: Argon2id, RFC 9106's second recommended memory and passes; long rather than made of certain characters.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/door.h"
#include "services/hashing.h"
#include "services/secrets.h"
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { PASSES = 3, MEMORY = 64 << 20 };

/* The same characters typed on another keyboard are the same password (NFKC); NULL where it is no text or far too long. */
static char *plain(const char *password)
{
	if (!password || strlen(password) > 4 * PASSWORD_MOST)
		return NULL;
	return (char *)utf8proc_NFKC((const utf8proc_uint8_t *)password);
}

static void wipe(char **s)
{
	if (*s)
		sodium_memzero(*s, strlen(*s));
	free(*s);
}

const char *password_hash(struct act *act, struct installation *i, const char *password)
{
	char out[crypto_pwhash_STRBYTES];
	defer(wipe) char *s = plain(password);
	if (!s)
		return NULL;
	turn_take(i);
	int failed = crypto_pwhash_str(out, s, strlen(s), PASSES, MEMORY);
	turn_give(i);
	return failed ? NULL : arena_text(act->arena, out);
}

bool password_is(struct installation *i, const char *hash, const char *password)
{
	/* Of an account that has none, so that it takes as long to be refused. */
	static const char nobody[] = "$argon2id$v=19$m=65536,t=3,p=1$CcmN4tq0BSjBsLHR7BkWDQ$W3VQTEsHqMIMFQEyuDRsLJmX8HFbeBkXcJ0Fk0J9Hm4";
	defer(wipe) char *s = plain(password);
	if (!s)
		return false;
	turn_take(i);
	bool same = !crypto_pwhash_str_verify(hash ? hash : nobody, s, strlen(s));
	turn_give(i);
	return same && hash;
}

static long characters(const char *s)
{
	long n = 0;
	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

const char *password_refused(struct act *act, const char *account, const char *password)
{
	defer(wipe) char *s = plain(password);
	const long n = s ? characters(s) : 0;
	if (n < PASSWORD_LEAST || n > PASSWORD_MOST)
		return phrase(act, W_PASSWORD_LENGTH, arena_format(act->arena, "%d", PASSWORD_LEAST), arena_format(act->arena, "%d", PASSWORD_MOST));
	return password_is_common(s, account) ? phrase(act, W_PASSWORD_COMMON) : NULL;
}
