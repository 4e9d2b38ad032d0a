/* ledger — the signed Merkle log of everything done: RFC 6962 hashing in C2SP tlog-tiles form, checkpoints as signed notes.
 *
 *   entry n   {"act","actor","at","body","n"}  canonical JSON; `body` is the hex SHA-256 of salt ‖ body
 *   leaf      SHA-256(0x00 ‖ entry)             node  SHA-256(0x01 ‖ left ‖ right)
 *   tile      256 hashes of one level, written once when full; partial tiles are made on request
 *   checkpoint  origin, size, root in a signed note; the newest also lies in a file outside the database
 *
 * Bodies and salts lie in ledger_body and are read under scope; entries and tiles tell nothing and may go to any witness.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LEDGER_H
#define LEDGER_H
#include "base/base.h"
#include "base/days.h"
#include "store/store.h"

/* ---- Merkle tree, no database (merkle.c) --------------------------------------------------- */

struct hash leaf_hash(const void *entry, size_t n);
struct hash node_hash(const struct hash *left, const struct hash *right);

/* The roots of the full subtrees that cover `size` leaves, greatest first: enough to append and to tell the root. */
enum { FRONTIER_MAX = 64 };
struct frontier { uint64_t size; struct hash peaks[FRONTIER_MAX]; };
int frontier_peaks(const struct frontier *);                   /* how many: one for each 1 bit of size */
void frontier_add(struct frontier *, const struct hash *leaf);
struct hash frontier_root(const struct frontier *);            /* SHA-256("") for an empty tree */

/* Hashes of a stored subtree: fills *out with the hash of node `index` at `level` (level 0: leaves). */
typedef enum fault (*node_source)(void *from, int level, uint64_t index, struct hash *out);

/* RFC 6962 §2.1.1 and §2.1.2; *out in the arena.  Index < size; 0 < old ≤ size. */
enum fault proof_of_inclusion(struct arena *, node_source, void *from, uint64_t index, uint64_t size, struct hash **out, size_t *n) must_use;
enum fault proof_of_consistency(struct arena *, node_source, void *from, uint64_t old, uint64_t size, struct hash **out, size_t *n) must_use;
bool inclusion_holds(const struct hash *leaf, uint64_t index, uint64_t size, const struct hash *proof, size_t n, const struct hash *root);
bool consistency_holds(uint64_t old, const struct hash *old_root, uint64_t size, const struct hash *root, const struct hash *proof, size_t n);

/* ---- keys and signed notes (note.c, keys.c) ------------------------------------------------ */

enum { SEED_BYTES = 32, PUBLIC_BYTES = 32, SIGNATURE_BYTES = 64 };
struct verifier { const char *name; uint32_t id; uint8_t key[PUBLIC_BYTES]; };
struct signer { struct verifier verifier; struct secret seed; };

uint32_t key_id(const char *name, const uint8_t key[static PUBLIC_BYTES]);
const char *verifier_text(struct arena *, const struct verifier *);               /* name+hex id+base64(0x01 ‖ key) */
bool verifier_read(struct arena *, const char *vkey, struct verifier *out);       /* false if it is no Ed25519 verifier key */

/* A new random key under this name, kept as DIR/keys/<id>.key, mode 0600; or the one with this id read from there.
 * LoadCredential: $CREDENTIALS_DIRECTORY/<id>.key is looked at first. */
enum fault signer_make(struct act *, const char *dir, const char *name, struct signer *out) must_use;
enum fault signer_open(struct act *, const char *dir, const char *vkey, struct signer *out) must_use;
void signer_close(struct signer *);

/* `text` ends in a newline; the note is text, blank line, one signature line. */
const char *note_sign(struct arena *, const char *text, const struct signer *);
/* The note's text if one signature by `known` verifies and none by it fails; else NULL. */
const char *note_open(struct arena *, const char *note, const struct verifier *known);

/* A witness states when it last saw a checkpoint, and that the log only grew before: C2SP tlog-cosignature, Ed25519.  Its key is
 * spelt as a verifier key, but typed 0x04. */
bool witness_read(struct arena *, const char *vkey, struct verifier *out);
struct cosignature { const char *line; int64_t at; };          /* the signature line; seconds since 1970 */
enum cosigned { NOT_COSIGNED, COSIGNED_WRONGLY, COSIGNED };
/* What a note says for this witness: its newest cosignature, if there is one and none fails; else *out is left. */
enum cosigned note_cosigned(struct arena *, const char *note, const struct verifier *witness, struct cosignature *out);

struct checkpoint { const char *origin; uint64_t size; struct hash root; };
const char *checkpoint_text(struct arena *, const struct checkpoint *);
bool checkpoint_read(struct arena *, const char *text, struct checkpoint *out);

/* ---- the log in the database (log.c) -------------------------------------------------------- */

struct head { struct frontier frontier; char at[INSTANT_TEXT]; };   /* `at`: instant of the newest entry; "" when empty */

/* The tables, for schema_make; the same text on both databases but for {bytes} and {text}, the types of bytes and of text. */
extern const char ledger_tables[];

/* Locks the head against every other writer until the transaction ends, and reads it. */
enum fault head_lock(struct act *, struct head *out) must_use;
enum fault head_read(struct act *, struct head *out) must_use;       /* without the lock */
enum fault head_store(struct act *, const struct head *) must_use;   /* once a transaction, after its last entry */

/* A body being written in parts, hashed as it goes: salt ‖ text ‖ text … */
struct body { struct act *act; long n; int parts; struct text part; struct hashing *hashing; uint8_t salt[HASH_BYTES]; };
void body_open(struct body *, struct act *, long n);
enum fault body_put(struct body *, const char *text, size_t) must_use;   /* whole UTF-8 characters */
enum fault body_close(struct body *, struct hash *out) must_use;     /* stores the last part; then as body_drop */
void body_drop(struct body *);                                       /* lets go of one left unfinished; fine after body_close */

/* Appends one entry at head->frontier.size, with the instant `at`; advances the head; stores full tiles as they fill. */
enum fault ledger_append(struct act *, struct head *, const char *kind, const char *actor, const char *at, const struct hash *body) must_use;
/* Index of the entry with this body hash, or -1: did it happen? */
long ledger_index_of(struct act *, const struct hash *body);

/* Erasing: this text, what entry `by` leaves of body n, takes the body's place under a new salt; *out is its hash, which the body of
 * entry `by` must tell.  The old one is destroyed, once it is found to be what it was; E_BROKEN. */
enum fault ledger_erase(struct act *, long n, long by, const char *rest, struct hash *out) must_use;

/* All of it, from a database in a transaction into the empty tables of another. */
enum fault ledger_copy(struct act *, struct db *from, struct db *to) must_use;

/* The whole text of body n, in the arena; E_NOT_FOUND when there is none (it was erased). */
enum fault ledger_body_text(struct act *, long n, const char **out) must_use;
/* Entry n as it was hashed, and its instant; E_NOT_FOUND. */
enum fault ledger_entry_text(struct act *, long n, const char **entry, const char **at) must_use;

/* Proofs from stored hashes, as hashes in the act's arena. */
enum fault ledger_prove_inclusion(struct act *, uint64_t index, uint64_t size, struct hash **out, size_t *n) must_use;
enum fault ledger_prove_consistency(struct act *, uint64_t old, uint64_t size, struct hash **out, size_t *n) must_use;

/* A tile by its path below /log/tile/, "0/x001/234", "1/000.p/17", "entries/000.p/5"; E_NOT_FOUND where there is none. */
enum fault ledger_tile(struct act *, const char *path, const void **out, size_t *n) must_use;

/* What verify found of the log alone: entries, leaves, tiles, head, and bodies against entries (or against what an erasure left of
 * them, by the newest row of ledger_erased, which the caller has to find in the body of the entry that it names).  `seen` is called with each
 * body, in order (NULL text: erased), so that the books can be compared in the same pass; a fault it returns ends the walk.
 * The caller holds a read transaction, so that all is of one moment; memory in proportion to the greatest body. */
struct verdict { uint64_t size; struct hash root; long erased; long broken_at; const char *what; };   /* broken_at -1: whole */
typedef enum fault (*body_seen)(void *with, long n, const char *at, const char *kind, const char *body);
enum fault ledger_verify(struct act *, struct verdict *out, body_seen seen, void *with) must_use;
#endif
