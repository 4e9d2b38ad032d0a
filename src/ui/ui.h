/* ui — the pages people read, in both languages, without script.  Nothing is changed here.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_H
#define UI_H
#include "http/http.h"

extern const struct route ui_routes[];
#endif
