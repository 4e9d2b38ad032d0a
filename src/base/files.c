/* Files read whole, and replaced so that a reader sees the old one or the new one, never half.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void fd_close(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static enum fault unreadable(struct act *act, const char *path)
{
	return errno == ENOENT ? fail(act, E_NOT_FOUND, W_FILE_NOT_FOUND, path)
	                       : fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno));
}

enum fault file_read(struct act *act, const char *path, size_t limit, char **out, size_t *n)
{
	defer(fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	if (fd < 0 || fstat(fd, &st))
		return unreadable(act, path);
	if (S_ISREG(st.st_mode) && (size_t)st.st_size > limit)
		return fail(act, E_BAD_INPUT, W_FILE_TOO_LARGE, path, arena_format(act->arena, "%zu", limit));

	struct text whole = { .arena = act->arena };
	char some[65536];
	for (;;) {
		ssize_t got = read(fd, some, sizeof some);
		if (got < 0)
			return unreadable(act, path);
		if (!got)
			break;
		if (whole.n + (size_t)got > limit)
			return fail(act, E_BAD_INPUT, W_FILE_TOO_LARGE, path, arena_format(act->arena, "%zu", limit));
		text_put_span(&whole, some, (size_t)got);
	}
	text_put(&whole, "");
	*out = whole.s;
	*n = whole.n;
	return OK;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t put = write(fd, bytes, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		n -= (size_t)put;
	}
	return true;
}

static bool flush_folder(struct act *act, const char *path)
{
	defer(fd_close) int fd = open(dirname(arena_text(act->arena, path)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd >= 0 && !fsync(fd);
}

enum fault file_replace(struct act *act, const char *path, const void *bytes, size_t n, int mode, bool durable)
{
	const char *beside = arena_format(act->arena, "%s.%ld.new", path, (long)getpid());
	defer(fd_close) int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
	if (fd >= 0 && write_all(fd, bytes, n) && !(durable && fsync(fd)) && !rename(beside, path) &&
	    !(durable && !flush_folder(act, path)))
		return OK;
	int why = errno;
	unlink(beside);
	return fail(act, why == ENOSPC || why == EDQUOT ? E_FULL : E_FILES, W_FILE_UNWRITABLE, path, strerror(why));
}
