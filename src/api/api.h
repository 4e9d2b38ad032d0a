/* api — the face for programs: every register, every act and every answer as JSON, by walks over their tables (docs/api.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef API_H
#define API_H
#include "http/http.h"

extern const struct route api_routes[];          /* /api/v1/… and /problems/… */
#endif
