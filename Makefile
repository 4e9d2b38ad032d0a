# make                     ./hozen, the release program        make install      DESTDIR, PREFIX
# make MODE=debug|asan|tsan|coverage all|test                  another build, below build/
# make test [ONLY=name]    unit tests and corpora              make fuzz T=csv S=60   one fuzzer for S seconds
# make bench lint layers clean
MODE   := release
CC     := gcc
B      := build/$(MODE)-$(CC)
PREFIX := /usr
PKGS   := sqlite3 libpq libcrypto libsodium libmicrohttpd jansson libfyaml libutf8proc expat liboath libical libgvc

LAYERS := $(shell sed 's/:.*//' src/LAYERS)
FILES  := rulebook asset sample
CHARTS := /usr/share/javascript/chart.js/chart.min.js
SRC    := $(wildcard $(LAYERS:%=src/%/*.c))
OBJ    := $(SRC:src/%.c=$B/%.o) $(FILES:%=$B/%_files.o)
TESTS  := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/*_test.c))
FUZZ   := $(patsubst fuzz/%.c,$B/fuzz/%,$(filter-out fuzz/replay.c,$(wildcard fuzz/*.c)))
BENCH  := $(patsubst bench/%.c,$B/bench/%,$(wildcard bench/*.c))

release  := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
debug    := -O0 -g3 -DHOZEN_STEPS
asan     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DHOZEN_STEPS
tsan     := -O1 -g -fsanitize=thread -DHOZEN_STEPS
coverage := -O0 -g --coverage -DHOZEN_STEPS
fuzz     := $(asan) -fsanitize=fuzzer-no-link

WARN   := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wno-missing-field-initializers -Werror
CFLAGS := -std=gnu17 -D_GNU_SOURCE -DHOZEN_VERSION='"0.1"' -Isrc -pthread -MMD -MP $(WARN) -Wno-overlength-strings $(shell pkg-config --cflags $(PKGS))
LDLIBS := $(shell pkg-config --libs $(PKGS)) -pthread
cc      = $(CC) $(CFLAGS) $($(MODE))
link    = $(CC) $($(MODE)) $(if $(filter release,$(MODE)),-pie -Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now) -o $@ $(filter %.o,$^) $(LDLIBS)
comma  := ,

all: $(if $(filter release,$(MODE)),hozen,$B/hozen)
hozen: $B/hozen
	cp $B/hozen $@
$B/hozen: $B/main.o $(OBJ)
	$(link)
$B/%.o: src/%.c
	@mkdir -p $(@D)
	$(cc) -c -o $@ $<
$B/x/%.o: %.c
	@mkdir -p $(@D)
	$(cc) -I. -c -o $@ $<
$B/tests/%: $B/x/tests/%.o $B/x/tests/world.o $(OBJ)
	@mkdir -p $(@D)
	$(link) -lcmocka
$B/tests/decisions_test: $(patsubst %,$B/x/tests/%.o,reference reference_conditions reference_facts random_world random_damage)
$B/tests/search_test: $(patsubst %,$B/x/tests/%.o,random_world random_damage)
$B/tests/explain_test: $(patsubst %,$B/x/tests/%.o,random_world random_damage typed_acts)
$B/bench/%: $B/x/bench/%.o $(OBJ)
	@mkdir -p $(@D)
	$(link)
$B/bench/peers/worlds/random: $(patsubst %,$B/x/tests/%.o,random_world random_damage world)
$B/bench/peers/worlds/random: LDLIBS += -lcmocka
$B/fuzz/%: $B/x/fuzz/%.o $B/x/fuzz/replay.o $(OBJ)
	@mkdir -p $(@D)
	$(link)
$B/fuzz-%: $B/x/fuzz/%.o $(OBJ)
	$(link) -fsanitize=fuzzer

$B/embed: tools/embed.c
	@mkdir -p $(@D)
	$(CC) $(WARN) -o $@ $<
$B/rulebook_files.c: $B/embed $(sort $(wildcard law/*.yaml rules/*/*.sql))
	$B/embed rulebook_files $(filter-out $<,$^) >$@
$B/asset_files.c: $B/embed $(sort $(wildcard assets/*.css assets/*.js assets/*.svg)) $(CHARTS)
	$B/embed asset_files $(filter-out $<,$^) >$@
$B/sample_files.c: $B/embed $(sort $(wildcard samples/*.csv))
	$B/embed sample_files $(filter-out $<,$^) >$@
$B/%_files.o: $B/%_files.c
	$(cc) -c -o $@ $<

test: layers $(if $(ONLY),$B/tests/$(ONLY)_test,$(TESTS) $(FUZZ))
	@script/run-tests $B $(ONLY)
layers:
	@sh tools/layers.sh src
fuzz:
	@$(MAKE) -s MODE=fuzz CC=clang build/fuzz-clang/fuzz-$(T)
	@mkdir -p build/fuzz-clang/new/$(T) fuzz/corpus/$(T)
	build/fuzz-clang/fuzz-$(T) -max_total_time=$(S) -print_final_stats=1 -artifact_prefix=build/fuzz-clang/$(T)- \
		build/fuzz-clang/new/$(T) fuzz/corpus/$(T)
bench: $(BENCH)
	@for b in $(BENCH); do $$b || exit 1; done
# cppcheck knows the older spelling of __VA_OPT__ only, so it reads a copy.
lint: layers
	@rm -rf build/lint && mkdir -p build/lint && cp -r src build/lint/
	@grep -rl __VA_OPT__ build/lint | xargs sed -i 's/__VA_OPT__(,) __VA_ARGS__/, ##__VA_ARGS__/g'
	cd build/lint && cppcheck --quiet --error-exitcode=1 --enable=warning,portability --inline-suppr -j2 -D_GNU_SOURCE -DHOZEN_VERSION='"0.1"' -Isrc src
install: hozen
	install -Dm755 hozen $(DESTDIR)$(PREFIX)/bin/hozen
	install -Dm644 man/hozen.1 $(DESTDIR)$(PREFIX)/share/man/man1/hozen.1
clean:
	rm -rf build hozen hozen-collect

.PHONY: all test layers fuzz bench lint install clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
