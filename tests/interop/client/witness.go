// The witness: transparency-dev's, speaking C2SP tlog-witness, which signs with Ed25519 and, beside, with ML-DSA-44 (C2SP tlog-cosignature).
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	cosigned "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/witness/persistence/inmemory"
	"github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

const witnessName = "witness.example/w1"

// keys makes both keys of the witness and writes down what others need of them: the secret Ed25519 key, for forgeries, and the public one.
func keys(folder string) []note.Signer {
	skey, vkey, err := note.GenerateKey(nil, witnessName)
	fatal(err)
	spelt, err := cosigned.VKeyToCosignatureV1(vkey)
	fatal(err)
	ed, err := cosigned.NewSignerForCosignatureV1(skey)
	fatal(err)
	quantum, _, err := cosigned.GenerateMLDSAKey(witnessName)
	fatal(err)
	mldsa, err := cosigned.NewMLDSASigner(quantum)
	fatal(err)
	for name, text := range map[string]string{"skey": skey, "vkey": spelt} {
		fatal(os.WriteFile(filepath.Join(folder, name), []byte(text+"\n"), 0o600))
	}
	return []note.Signer{mldsa, ed}
}

func serveWitness(words []string) {
	folder, vkey := words[0], words[1]
	log, err := note.NewVerifier(vkey)
	fatal(err)
	w, err := witness.New(context.Background(), witness.Opts{
		Persistence: inmemory.New(),
		Signers:     keys(folder),
		VerifierForLog: func(_ context.Context, origin string) (note.Verifier, bool, error) {
			return log, origin == log.Name(), nil
		},
	})
	fatal(err)
	http.HandleFunc("POST /add-checkpoint", witness.NewHTTPHandler(w).AddCheckpoint)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	fatal(err)
	fatal(os.WriteFile(filepath.Join(folder, "url"), []byte("http://"+listener.Addr().String()+"\n"), 0o644))
	fatal(http.Serve(listener, nil))
}

// cosign forges: it says of any text what a witness would, at any time.
func cosign(words []string) {
	parts := strings.SplitN(strings.TrimSpace(words[0]), "+", 5)
	if len(parts) != 5 {
		fatal(errors.New("that is no secret key"))
	}
	seed, err := base64.StdEncoding.DecodeString(parts[4])
	fatal(err)
	seconds, err := strconv.ParseUint(words[1], 10, 64)
	fatal(err)
	text, err := io.ReadAll(os.Stdin)
	fatal(err)
	signer, err := cosigned.NewSignerForCosignatureV1(words[0])
	fatal(err)
	line := binary.BigEndian.AppendUint32(nil, signer.KeyHash())
	line = binary.BigEndian.AppendUint64(line, seconds)
	stated := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, text)
	line = append(line, ed25519.Sign(ed25519.NewKeyFromSeed(seed[1:]), []byte(stated))...)
	fmt.Printf("— %s %s\n", signer.Name(), base64.StdEncoding.EncodeToString(line))
}

// readCosigned opens the checkpoint served with both keys.
func readCosigned(words []string) {
	c := newClient(words[0], words[1])
	w, err := cosigned.NewVerifierForCosignatureV1(words[2])
	fatal(err)
	raw, _, err := c.get("/log/checkpoint", "text/plain; charset=utf-8")
	var at time.Time
	if err == nil {
		var n *note.Note
		n, err = note.Open(raw, note.VerifierList(c.log, w))
		if err == nil && len(n.Sigs) != 2 {
			err = fmt.Errorf("%d of two signatures are there", len(n.Sigs))
		}
		for i := 0; err == nil && i < len(n.Sigs); i++ {
			if n.Sigs[i].Name == w.Name() {
				at, err = cosigned.CoSigV1Timestamp(n.Sigs[i])
			}
		}
		if err == nil && time.Since(at).Abs() > time.Hour {
			err = fmt.Errorf("it was cosigned at %v", at)
		}
	}
	check("the checkpoint served carries the witness's cosignature", err)
}
