/* embed — turns files into one C table:  embed NAME FILE… >name.c
 * The table ends in { 0 }; paths stand as given.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

static void put_file(const char *path)
{
	FILE *in = fopen(path, "rb");
	if (!in) {
		perror(path);
		exit(1);
	}
	long n = 0;
	for (int c; (c = getc(in)) != EOF; n++)
		printf("%s\\x%02x", n % 24 ? "" : "\"\n\t  \"", c);
	printf("\", %ld },\n", n);
	fclose(in);
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fputs("usage: embed NAME FILE...\n", stderr);
		return 2;
	}
	printf("#include \"base/base.h\"\nextern const struct asset %s[];\nconst struct asset %s[] = {\n", argv[1], argv[1]);
	for (int i = 2; i < argc; i++) {
		printf("\t{ \"%s\", \"", argv[i]);
		put_file(argv[i]);
	}
	puts("\t{ 0 }\n};");
	return 0;
}
