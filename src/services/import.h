/* The act import, for the table of acts.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_IMPORT_H
#define SERVICES_IMPORT_H
#include "services/doing.h"

enum fault run_import(struct doing *) must_use;
#endif
