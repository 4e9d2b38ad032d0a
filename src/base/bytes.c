/* Bytes: SHA-256 by libcrypto with the algorithm fetched once, hex, base64, randomness, and secrets that wipe themselves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include <openssl/evp.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

struct hashing { EVP_MD_CTX *context; };

static EVP_MD *sha256;
static pthread_once_t fetched = PTHREAD_ONCE_INIT;

static void must(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "hozen: %s\n", what);
	abort();
}

static void fetch(void)
{
	must(sodium_init() >= 0, "libsodium does not start");
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	must(sha256, "libcrypto has no SHA-256");
}

struct hashing *hashing_open(void)
{
	pthread_once(&fetched, fetch);
	struct hashing *h = calloc(1, sizeof *h);
	must(h && (h->context = EVP_MD_CTX_new()), "out of memory");
	must(EVP_DigestInit_ex2(h->context, sha256, NULL), "SHA-256 does not start");
	return h;
}

void hashing_add(struct hashing *h, const void *bytes, size_t n)
{
	must(EVP_DigestUpdate(h->context, bytes, n), "SHA-256 stops");
}

struct hash hashing_end(struct hashing *h)
{
	struct hash out;
	must(EVP_DigestFinal_ex(h->context, out.bytes, NULL), "SHA-256 stops");
	must(EVP_DigestInit_ex2(h->context, NULL, NULL), "SHA-256 does not start");
	return out;
}

void hashing_close(struct hashing **h)
{
	if (!*h)
		return;
	EVP_MD_CTX_free((*h)->context);
	free(*h);
	*h = NULL;
}

static pthread_key_t own_hashing;
static pthread_once_t own_key = PTHREAD_ONCE_INIT;

static void hashing_done(void *h) { hashing_close(&(struct hashing *){ h }); }
static void make_own_key(void) { must(!pthread_key_create(&own_hashing, hashing_done), "no thread keys left"); }

struct hash hash_of(const void *bytes, size_t n)
{
	pthread_once(&own_key, make_own_key);
	struct hashing *h = pthread_getspecific(own_hashing);
	if (!h) {
		h = hashing_open();
		must(!pthread_setspecific(own_hashing, h), "out of memory");
	}
	hashing_add(h, bytes, n);
	return hashing_end(h);
}

bool hash_equal(const struct hash *a, const struct hash *b)
{
	return !memcmp(a->bytes, b->bytes, HASH_BYTES);
}

const char *hex_of(struct arena *a, const void *bytes, size_t n)
{
	char *out = arena_take(a, 2 * n + 1);
	return sodium_bin2hex(out, 2 * n + 1, bytes, n);
}

bool bytes_from_hex(const char *hex, void *out, size_t n)
{
	size_t got;
	return strlen(hex) == 2 * n && !sodium_hex2bin(out, n, hex, 2 * n, NULL, &got, NULL) && got == n;
}

const char *base64_of(struct arena *a, const void *bytes, size_t n)
{
	size_t room = sodium_base64_encoded_len(n, sodium_base64_VARIANT_ORIGINAL);
	return sodium_bin2base64(arena_take(a, room), room, bytes, n, sodium_base64_VARIANT_ORIGINAL);
}

/* libsodium takes every byte from 0x80 on for a slash, so those are refused first. */
bool bytes_from_base64(const char *text, void *out, size_t room, size_t *n)
{
	const char *end;
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p >= 0x80)
			return false;
	return !sodium_base642bin(out, room, text, strlen(text), NULL, n, &end, sodium_base64_VARIANT_ORIGINAL) && !*end;
}

void random_bytes(void *out, size_t n)
{
	pthread_once(&fetched, fetch);
	randombytes_buf(out, n);
}

struct secret secret_open(size_t n)
{
	pthread_once(&fetched, fetch);
	struct secret s = { calloc(1, n), n, false };
	must(s.bytes, "out of memory");
	s.locked = !sodium_mlock(s.bytes, n);
	return s;
}

void secret_close(struct secret *s)
{
	if (!s->bytes)
		return;
	if (s->locked)
		sodium_munlock(s->bytes, s->n);
	sodium_memzero(s->bytes, s->n);
	free(s->bytes);
	*s = (struct secret){ 0 };
}
