/* Runs one fuzzer over saved inputs without libFuzzer, so "make test" replays every corpus.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *in = fopen(argv[i], "rb");
		static uint8_t bytes[1 << 20];
		size_t n = in ? fread(bytes, 1, sizeof bytes, in) : (perror(argv[i]), exit(1), 0);
		fclose(in);
		LLVMFuzzerTestOneInput(bytes, n);
	}
	printf("ok %d inputs\n", argc - 1);
	return 0;
}
