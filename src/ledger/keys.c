/* Signing keys on disk.  A key file is the 32-byte Ed25519 seed and nothing else; its name is the key's
 * id.  Who reads it can sign as this installation, so a file or folder open to others is refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/ledger.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* systemd passes a credential to the service's user by an access list, which shows as the group's bits. */
enum { OPEN_TO_OTHERS = 077, OPEN_TO_STRANGERS = 007 };

static void close_key(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static const char *key_file(struct act *act, const char *folder, uint32_t id)
{
	return arena_format(act->arena, "%s/%08" PRIx32 ".key", folder, id);
}

static const char *key_folder(struct act *act, const char *dir)
{
	return arena_format(act->arena, "%s/keys", dir);
}

static void public_of(const struct secret *seed, uint8_t out[static PUBLIC_BYTES])
{
	defer(secret_close) struct secret key = secret_open(SEED_BYTES + PUBLIC_BYTES);
	crypto_sign_seed_keypair(out, key.bytes, seed->bytes);
}

static enum fault open_to_others(struct act *act, const char *path, mode_t mode)
{
	return fail(act, E_DENIED, W_KEY_OPEN_TO_OTHERS, path,
	    arena_format(act->arena, "%04o", (unsigned)(mode & 07777)));
}

/* ---- making -------------------------------------------------------------------------------- */

static enum fault folder_make(struct act *act, const char *folder)
{
	struct stat st;
	if (mkdir(folder, 0700) && errno != EEXIST) {
		enum fault fault = errno == ENOSPC ? E_FULL : E_FILES;
		return fail(act, fault, W_FILE_UNWRITABLE, folder, strerror(errno));
	}
	if (stat(folder, &st))
		return fail(act, E_FILES, W_FILE_UNREADABLE, folder, strerror(errno));
	return st.st_mode & OPEN_TO_OTHERS ? open_to_others(act, folder, st.st_mode) : OK;
}

enum fault signer_make(struct act *act, const char *dir, const char *name, struct signer *out)
{
	struct signer made = { .seed = secret_open(SEED_BYTES) };
	made.verifier.name = arena_text(act->arena, name);
	random_bytes(made.seed.bytes, SEED_BYTES);
	public_of(&made.seed, made.verifier.key);
	made.verifier.id = key_id(name, made.verifier.key);

	struct verifier again;
	const char *folder = key_folder(act, dir), *file = key_file(act, folder, made.verifier.id);
	enum fault f = OK;
	if (!verifier_read(act->arena, verifier_text(act->arena, &made.verifier), &again))
		f = fail(act, E_BAD_INPUT, W_KEY_NAME, name);
	if (!f)
		f = folder_make(act, folder);
	if (!f)
		f = file_replace(act, file, made.seed.bytes, SEED_BYTES, 0600, true);
	if (f)
		signer_close(&made);
	else
		*out = made;
	return f;
}

/* ---- opening ------------------------------------------------------------------------------- */

/* Reads one byte more than a seed has, so that a longer file is seen to be none. */
static enum fault seed_read(struct act *act, const char *path, mode_t open_bits, struct secret *out)
{
	defer(close_key) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	if (fd < 0 && errno == ENOENT)
		return fail(act, E_NOT_FOUND, W_FILE_NOT_FOUND, path);
	if (fd < 0 || fstat(fd, &st))
		return fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno));
	if (st.st_mode & open_bits)
		return open_to_others(act, path, st.st_mode);

	defer(secret_close) struct secret got = secret_open(SEED_BYTES + 1);
	if (!S_ISREG(st.st_mode) || read(fd, got.bytes, got.n) != SEED_BYTES)
		return fail(act, E_FILES, W_KEY_UNFIT, path);
	*out = secret_open(SEED_BYTES);
	memcpy(out->bytes, got.bytes, SEED_BYTES);
	return OK;
}

/* The file of this key: among the credentials if it lies there, else in the installation's own folder. */
static const char *find_key(struct act *act, const char *dir, uint32_t id, mode_t *open_bits)
{
	const char *given = getenv("CREDENTIALS_DIRECTORY");
	const char *credential = is_empty(given) ? NULL : key_file(act, given, id);
	bool is_given = credential && !access(credential, F_OK);
	*open_bits = is_given ? OPEN_TO_STRANGERS : OPEN_TO_OTHERS;
	return is_given ? credential : key_file(act, key_folder(act, dir), id);
}

enum fault signer_open(struct act *act, const char *dir, const char *vkey, struct signer *out)
{
	struct signer opened = { 0 };
	if (!verifier_read(act->arena, vkey, &opened.verifier))
		return fail(act, E_BAD_INPUT, W_KEY_NO_VERIFIER, vkey);

	mode_t open_bits;
	const char *path = find_key(act, dir, opened.verifier.id, &open_bits);
	enum fault f = seed_read(act, path, open_bits, &opened.seed);
	if (f)
		return f;

	uint8_t key[PUBLIC_BYTES];
	public_of(&opened.seed, key);
	if (memcmp(key, opened.verifier.key, PUBLIC_BYTES) != 0) {
		signer_close(&opened);
		return fail(act, E_CONFLICT, W_KEY_OF_ANOTHER, path, vkey);
	}
	*out = opened;
	return OK;
}

void signer_close(struct signer *signer)
{
	secret_close(&signer->seed);
}
