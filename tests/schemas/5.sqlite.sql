CREATE TABLE ledger_entry (
  n BIGINT PRIMARY KEY CHECK (n >= 0),
  at TEXT NOT NULL,
  entry TEXT NOT NULL,
  body_hash BLOB NOT NULL UNIQUE,
  leaf_hash BLOB NOT NULL);
CREATE TABLE ledger_body (
  n BIGINT NOT NULL,
  part BIGINT NOT NULL CHECK (part >= 0),
  salt BLOB CHECK ((salt IS NULL) = (part > 0)),
  body TEXT NOT NULL,
  PRIMARY KEY (n, part));
CREATE TABLE ledger_erased (
  n BIGINT NOT NULL,
  entry BIGINT NOT NULL CHECK (entry > n),
  hash BLOB NOT NULL,
  PRIMARY KEY (n, entry));
CREATE TABLE ledger_tile (
  level BIGINT NOT NULL,
  n BIGINT NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, n));
CREATE TABLE ledger_head (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  size BIGINT NOT NULL CHECK (size >= 0),
  at TEXT NOT NULL,
  frontier BLOB NOT NULL);
INSERT INTO ledger_head (one, size, at, frontier) VALUES (1, 0, '', CAST('' AS BLOB));
CREATE TABLE scope (reader TEXT NOT NULL, company BIGINT NOT NULL, writes BIGINT NOT NULL, PRIMARY KEY (reader, company));
CREATE INDEX IF NOT EXISTS scope_company_reader ON scope (company);
CREATE TABLE IF NOT EXISTS scope_company (company BIGINT NOT NULL PRIMARY KEY);
CREATE TABLE IF NOT EXISTS scope_person (reader TEXT NOT NULL, person BIGINT NOT NULL, company BIGINT NOT NULL, PRIMARY KEY (reader, person, company));
CREATE TABLE scope_day (one INTEGER PRIMARY KEY CHECK (one = 1), day TEXT);
INSERT INTO scope_day (one, day) VALUES (1, NULL);
CREATE TABLE schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);
INSERT INTO schema_version (one, version) VALUES (1, 0);
CREATE TABLE schema_column (tbl TEXT NOT NULL, col TEXT NOT NULL, PRIMARY KEY (tbl, col));
CREATE TABLE IF NOT EXISTS credential (account TEXT NOT NULL PRIMARY KEY, password TEXT, changed_at BIGINT, totp TEXT, totp_step BIGINT NOT NULL, invitation TEXT, invited_until BIGINT);
CREATE TABLE IF NOT EXISTS recovery_code (account TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (account, hash));
CREATE TABLE IF NOT EXISTS passkey (id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, public_key TEXT NOT NULL, used BIGINT NOT NULL, made_at BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS known_device (hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, until BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS session (hash TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL UNIQUE, account TEXT NOT NULL, way TEXT NOT NULL, address TEXT, agent TEXT, begun_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, idle BIGINT NOT NULL, ends_at BIGINT NOT NULL, proved_at BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS once (account TEXT NOT NULL, once_key TEXT NOT NULL, request TEXT NOT NULL, entry BIGINT NOT NULL, number TEXT, records BIGINT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account, once_key));
CREATE TABLE IF NOT EXISTS jotting (account TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account, place, name));
CREATE TABLE organisation (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT NOT NULL CHECK (name <> ''),
	name_en TEXT CHECK (name_en <> ''),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('authority', 'bureau', 'branch')),
	parent INTEGER REFERENCES organisation (id),
	seat TEXT CHECK (seat <> ''),
	unit TEXT CHECK (unit <> '')
);
CREATE INDEX organisation_parent ON organisation (parent);
CREATE TABLE organisation_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT,
	name_en TEXT,
	kind TEXT,
	parent INTEGER,
	seat TEXT,
	unit TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX organisation_version_number ON organisation_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'parent');
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'seat');
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'unit');
CREATE TABLE jurisdiction (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	prefecture TEXT NOT NULL CHECK (prefecture <> '') CHECK (prefecture IN ('hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima', 'ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa', 'niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi', 'tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa')),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	municipality TEXT CHECK (municipality <> '')
);
CREATE INDEX jurisdiction_organisation ON jurisdiction (organisation);
CREATE TABLE jurisdiction_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	organisation INTEGER,
	prefecture TEXT,
	from_on TEXT,
	to_on TEXT,
	municipality TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX jurisdiction_version_number ON jurisdiction_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'organisation');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'prefecture');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'municipality');
CREATE TABLE company (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT NOT NULL CHECK (name <> ''),
	name_en TEXT CHECK (name_en <> ''),
	corporate_number TEXT UNIQUE CHECK (corporate_number <> ''),
	country TEXT CHECK (country <> '')
);
CREATE TABLE company_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT,
	name_en TEXT,
	corporate_number TEXT,
	country TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX company_version_number ON company_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('company', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'corporate_number');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'country');
CREATE TABLE site (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	name TEXT NOT NULL CHECK (name <> ''),
	name_en TEXT CHECK (name_en <> ''),
	prefecture TEXT CHECK (prefecture <> '') CHECK (prefecture IN ('hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima', 'ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa', 'niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi', 'tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa')),
	municipality TEXT CHECK (municipality <> ''),
	opened_on TEXT CHECK (length(opened_on) = 10) CHECK (opened_on <> ''),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> '') CHECK (closed_on >= opened_on)
);
CREATE INDEX site_company ON site (company);
CREATE TABLE site_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	name TEXT,
	name_en TEXT,
	prefecture TEXT,
	municipality TEXT,
	opened_on TEXT,
	closed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX site_version_number ON site_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('site', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'prefecture');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'municipality');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'opened_on');
INSERT INTO schema_column (tbl, col) VALUES ('site', 'closed_on');
CREATE TABLE ownership_interest (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	holder INTEGER REFERENCES company (id),
	holder_name TEXT CHECK (holder_name <> ''),
	holder_country TEXT CHECK (holder_country <> ''),
	votes_bp INTEGER NOT NULL CHECK (votes_bp >= 0),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX ownership_interest_company ON ownership_interest (company);
CREATE INDEX ownership_interest_holder ON ownership_interest (holder);
CREATE TABLE ownership_interest_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	holder INTEGER,
	holder_name TEXT,
	holder_country TEXT,
	votes_bp INTEGER,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX ownership_interest_version_number ON ownership_interest_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'holder');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'holder_name');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'holder_country');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'votes_bp');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('ownership_interest', 'to_on');
CREATE TABLE foreign_tie (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('officer', 'creditor', 'revenue', 'contract', 'control', 'other')),
	country TEXT NOT NULL CHECK (country <> ''),
	detail TEXT CHECK (detail <> ''),
	mitigation TEXT CHECK (mitigation <> '') CHECK (mitigation IN ('none', 'resolution', 'proxy', 'agreement', 'technology')),
	reported_on TEXT CHECK (length(reported_on) = 10) CHECK (reported_on <> ''),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX foreign_tie_company ON foreign_tie (company);
CREATE TABLE foreign_tie_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	kind TEXT,
	country TEXT,
	detail TEXT,
	mitigation TEXT,
	reported_on TEXT,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX foreign_tie_version_number ON foreign_tie_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'country');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'detail');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'mitigation');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'reported_on');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('foreign_tie', 'to_on');
CREATE TABLE rule_set (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	regime TEXT CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	title TEXT NOT NULL CHECK (title <> ''),
	edition TEXT NOT NULL CHECK (edition <> ''),
	made_on TEXT NOT NULL CHECK (length(made_on) = 10) CHECK (made_on <> ''),
	confirmed_on TEXT CHECK (length(confirmed_on) = 10) CHECK (confirmed_on <> '') CHECK (confirmed_on >= made_on),
	confirmed_by INTEGER REFERENCES organisation (id),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= made_on),
	UNIQUE (company, title, edition)
);
CREATE INDEX rule_set_company ON rule_set (company);
CREATE INDEX rule_set_confirmed_by ON rule_set (confirmed_by);
CREATE TABLE rule_set_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	regime TEXT,
	title TEXT,
	edition TEXT,
	made_on TEXT,
	confirmed_on TEXT,
	confirmed_by INTEGER,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rule_set_version_number ON rule_set_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'title');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'edition');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'made_on');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'confirmed_on');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'confirmed_by');
INSERT INTO schema_column (tbl, col) VALUES ('rule_set', 'to_on');
CREATE TABLE rule_heading (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	rule_set INTEGER NOT NULL REFERENCES rule_set (id),
	heading TEXT NOT NULL CHECK (heading <> '') CHECK (heading IN ('manager', 'education', 'facilities', 'handlers', 'entry', 'computers', 'documents', 'transmission', 'inspection', 'emergency_destruction', 'accident', 'other')),
	provision TEXT NOT NULL CHECK (provision <> ''),
	strength TEXT NOT NULL CHECK (strength <> '') CHECK (strength IN ('equal', 'stricter', 'weaker')),
	UNIQUE (rule_set, heading)
);
CREATE INDEX rule_heading_rule_set ON rule_heading (rule_set);
CREATE TABLE rule_heading_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	rule_set INTEGER,
	heading TEXT,
	provision TEXT,
	strength TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rule_heading_version_number ON rule_heading_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'rule_set');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'heading');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'provision');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'strength');
CREATE TABLE equipment_category (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT NOT NULL CHECK (name <> ''),
	name_en TEXT CHECK (name_en <> ''),
	place INTEGER CHECK (place >= 0)
);
CREATE TABLE equipment_category_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT,
	name_en TEXT,
	place INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX equipment_category_version_number ON equipment_category_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'place');
CREATE TABLE procurement_amount (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	category INTEGER NOT NULL REFERENCES equipment_category (id),
	fiscal_year INTEGER NOT NULL CHECK (fiscal_year >= 0),
	oku_yen INTEGER NOT NULL CHECK (oku_yen >= 0),
	source TEXT CHECK (source <> ''),
	UNIQUE (category, fiscal_year)
);
CREATE INDEX procurement_amount_category ON procurement_amount (category);
CREATE TABLE procurement_amount_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	category INTEGER,
	fiscal_year INTEGER,
	oku_yen INTEGER,
	source TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX procurement_amount_version_number ON procurement_amount_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'category');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'fiscal_year');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'oku_yen');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'source');
CREATE TABLE programme (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	title TEXT NOT NULL CHECK (title <> ''),
	title_en TEXT CHECK (title_en <> ''),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('development', 'production', 'licence', 'research')),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE TABLE programme_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	title TEXT,
	title_en TEXT,
	kind TEXT,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX programme_version_number ON programme_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('programme', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('programme', 'title');
INSERT INTO schema_column (tbl, col) VALUES ('programme', 'title_en');
INSERT INTO schema_column (tbl, col) VALUES ('programme', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('programme', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('programme', 'to_on');
CREATE TABLE programme_partner (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	programme INTEGER NOT NULL REFERENCES programme (id),
	partner TEXT NOT NULL CHECK (partner <> ''),
	UNIQUE (programme, partner)
);
CREATE INDEX programme_partner_programme ON programme_partner (programme);
CREATE TABLE programme_partner_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	programme INTEGER,
	partner TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX programme_partner_version_number ON programme_partner_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('programme_partner', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('programme_partner', 'programme');
INSERT INTO schema_column (tbl, col) VALUES ('programme_partner', 'partner');
CREATE TABLE agreement (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	partner TEXT NOT NULL CHECK (partner <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	name_en TEXT CHECK (name_en <> ''),
	scope TEXT NOT NULL CHECK (scope <> '') CHECK (scope IN ('all', 'military')),
	signed_on TEXT CHECK (length(signed_on) = 10) CHECK (signed_on <> ''),
	in_force_on TEXT CHECK (length(in_force_on) = 10) CHECK (in_force_on <> '') CHECK (in_force_on >= signed_on),
	ended_on TEXT CHECK (length(ended_on) = 10) CHECK (ended_on <> '') CHECK (ended_on >= in_force_on),
	source TEXT CHECK (source <> ''),
	note TEXT CHECK (note <> '')
);
CREATE TABLE agreement_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	partner TEXT,
	name TEXT,
	name_en TEXT,
	scope TEXT,
	signed_on TEXT,
	in_force_on TEXT,
	ended_on TEXT,
	source TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX agreement_version_number ON agreement_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'partner');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'scope');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'signed_on');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'in_force_on');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'ended_on');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'source');
INSERT INTO schema_column (tbl, col) VALUES ('agreement', 'note');
CREATE TABLE equivalence (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	agreement INTEGER NOT NULL REFERENCES agreement (id),
	level TEXT NOT NULL CHECK (level <> ''),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade TEXT NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	from_on TEXT CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	note TEXT CHECK (note <> '')
);
CREATE INDEX equivalence_agreement ON equivalence (agreement);
CREATE TABLE equivalence_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	agreement INTEGER,
	level TEXT,
	regime TEXT,
	grade TEXT,
	from_on TEXT,
	to_on TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX equivalence_version_number ON equivalence_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'agreement');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'level');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('equivalence', 'note');
CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	kept_by INTEGER NOT NULL REFERENCES company (id),
	family_name TEXT NOT NULL CHECK (family_name <> ''),
	given_name TEXT NOT NULL CHECK (given_name <> ''),
	family_name_en TEXT CHECK (family_name_en <> ''),
	given_name_en TEXT CHECK (given_name_en <> ''),
	born_on TEXT CHECK (length(born_on) = 10) CHECK (born_on <> '')
);
CREATE INDEX person_kept_by ON person (kept_by);
CREATE TABLE person_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	kept_by INTEGER,
	family_name TEXT,
	given_name TEXT,
	family_name_en TEXT,
	given_name_en TEXT,
	born_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX person_version_number ON person_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('person', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('person', 'kept_by');
INSERT INTO schema_column (tbl, col) VALUES ('person', 'family_name');
INSERT INTO schema_column (tbl, col) VALUES ('person', 'given_name');
INSERT INTO schema_column (tbl, col) VALUES ('person', 'family_name_en');
INSERT INTO schema_column (tbl, col) VALUES ('person', 'given_name_en');
INSERT INTO schema_column (tbl, col) VALUES ('person', 'born_on');
CREATE TABLE nationality (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	country TEXT NOT NULL CHECK (country <> ''),
	note TEXT CHECK (note <> ''),
	UNIQUE (person, country)
);
CREATE INDEX nationality_person ON nationality (person);
CREATE TABLE nationality_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	country TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX nationality_version_number ON nationality_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'country');
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'note');
CREATE TABLE employment (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	company INTEGER NOT NULL REFERENCES company (id),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('representative', 'agent', 'employee', 'dispatched')),
	position TEXT CHECK (position <> ''),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	department TEXT CHECK (department <> ''),
	dispatched_by TEXT CHECK (dispatched_by <> ''),
	dispatcher INTEGER REFERENCES company (id),
	UNIQUE (person, company, from_on)
);
CREATE INDEX employment_person ON employment (person);
CREATE INDEX employment_company ON employment (company);
CREATE INDEX employment_dispatcher ON employment (dispatcher);
CREATE TABLE employment_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	company INTEGER,
	kind TEXT,
	position TEXT,
	from_on TEXT,
	to_on TEXT,
	department TEXT,
	dispatched_by TEXT,
	dispatcher INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX employment_version_number ON employment_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'position');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'department');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'dispatched_by');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'dispatcher');
CREATE TABLE role_holder (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	site INTEGER REFERENCES site (id),
	person INTEGER NOT NULL REFERENCES person (id),
	post TEXT NOT NULL CHECK (post <> '') CHECK (post IN ('management', 'director', 'manager', 'deputy', 'custodian', 'system_manager', 'protection_lead', 'work_manager')),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	notified_on TEXT CHECK (length(notified_on) = 10) CHECK (notified_on <> '')
);
CREATE INDEX role_holder_company ON role_holder (company);
CREATE INDEX role_holder_site ON role_holder (site);
CREATE INDEX role_holder_person ON role_holder (person);
CREATE TABLE role_holder_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	site INTEGER,
	person INTEGER,
	post TEXT,
	from_on TEXT,
	to_on TEXT,
	notified_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX role_holder_version_number ON role_holder_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'post');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('role_holder', 'notified_on');
CREATE TABLE contract (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	prime INTEGER NOT NULL REFERENCES company (id),
	authority INTEGER NOT NULL REFERENCES organisation (id),
	title TEXT NOT NULL CHECK (title <> ''),
	title_en TEXT CHECK (title_en <> ''),
	start_on TEXT NOT NULL CHECK (length(start_on) = 10) CHECK (start_on <> ''),
	end_on TEXT CHECK (length(end_on) = 10) CHECK (end_on <> '') CHECK (end_on >= start_on),
	closing_until TEXT CHECK (length(closing_until) = 10) CHECK (closing_until <> '') CHECK (closing_until >= end_on),
	category INTEGER REFERENCES equipment_category (id),
	programme INTEGER REFERENCES programme (id)
);
CREATE INDEX contract_prime ON contract (prime);
CREATE INDEX contract_authority ON contract (authority);
CREATE INDEX contract_category ON contract (category);
CREATE INDEX contract_programme ON contract (programme);
CREATE TABLE contract_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	prime INTEGER,
	authority INTEGER,
	title TEXT,
	title_en TEXT,
	start_on TEXT,
	end_on TEXT,
	closing_until TEXT,
	category INTEGER,
	programme INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX contract_version_number ON contract_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'prime');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'authority');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'title');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'title_en');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'start_on');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'end_on');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'closing_until');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'category');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'programme');
CREATE TABLE contract_clause (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	contract INTEGER NOT NULL REFERENCES contract (id),
	clause TEXT NOT NULL CHECK (clause <> '') CHECK (clause IN ('sds', 'mda', 'secret', 'kea', 'infosec')),
	attached_on TEXT CHECK (length(attached_on) = 10) CHECK (attached_on <> ''),
	UNIQUE (contract, clause)
);
CREATE INDEX contract_clause_contract ON contract_clause (contract);
CREATE TABLE contract_clause_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	contract INTEGER,
	clause TEXT,
	attached_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX contract_clause_version_number ON contract_clause_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'contract');
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'clause');
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'attached_on');
CREATE TABLE subcontract (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	contract INTEGER NOT NULL REFERENCES contract (id),
	given_by INTEGER NOT NULL REFERENCES company (id),
	company INTEGER NOT NULL REFERENCES company (id),
	work TEXT NOT NULL CHECK (work <> ''),
	start_on TEXT NOT NULL CHECK (length(start_on) = 10) CHECK (start_on <> ''),
	end_on TEXT CHECK (length(end_on) = 10) CHECK (end_on <> '') CHECK (end_on >= start_on),
	approved_on TEXT CHECK (length(approved_on) = 10) CHECK (approved_on <> ''),
	flowed_down_on TEXT CHECK (length(flowed_down_on) = 10) CHECK (flowed_down_on <> ''),
	own_contract INTEGER REFERENCES contract (id),
	UNIQUE (contract, given_by, company, start_on)
);
CREATE INDEX subcontract_contract ON subcontract (contract);
CREATE INDEX subcontract_given_by ON subcontract (given_by);
CREATE INDEX subcontract_company ON subcontract (company);
CREATE INDEX subcontract_own_contract ON subcontract (own_contract);
CREATE TABLE subcontract_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	contract INTEGER,
	given_by INTEGER,
	company INTEGER,
	work TEXT,
	start_on TEXT,
	end_on TEXT,
	approved_on TEXT,
	flowed_down_on TEXT,
	own_contract INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX subcontract_version_number ON subcontract_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'contract');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'given_by');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'work');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'start_on');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'end_on');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'approved_on');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'flowed_down_on');
INSERT INTO schema_column (tbl, col) VALUES ('subcontract', 'own_contract');
CREATE TABLE facility_clearance (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	site INTEGER NOT NULL REFERENCES site (id),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade TEXT NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	authority INTEGER NOT NULL REFERENCES organisation (id),
	granted_on TEXT NOT NULL CHECK (length(granted_on) = 10) CHECK (granted_on <> ''),
	expires_on TEXT CHECK (length(expires_on) = 10) CHECK (expires_on <> '') CHECK (expires_on >= granted_on),
	revoked_on TEXT CHECK (length(revoked_on) = 10) CHECK (revoked_on <> '') CHECK (revoked_on >= granted_on),
	reference TEXT CHECK (reference <> '')
);
CREATE INDEX facility_clearance_company ON facility_clearance (company);
CREATE INDEX facility_clearance_site ON facility_clearance (site);
CREATE INDEX facility_clearance_authority ON facility_clearance (authority);
CREATE TABLE facility_clearance_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	site INTEGER,
	regime TEXT,
	grade TEXT,
	authority INTEGER,
	granted_on TEXT,
	expires_on TEXT,
	revoked_on TEXT,
	reference TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX facility_clearance_version_number ON facility_clearance_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'authority');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'granted_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'expires_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'revoked_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_clearance', 'reference');
CREATE TABLE facility_suspension (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	facility_clearance INTEGER NOT NULL REFERENCES facility_clearance (id),
	from_on TEXT CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	reason TEXT NOT NULL CHECK (reason <> '')
);
CREATE INDEX facility_suspension_facility_clearance ON facility_suspension (facility_clearance);
CREATE TABLE facility_suspension_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	facility_clearance INTEGER,
	from_on TEXT,
	to_on TEXT,
	reason TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX facility_suspension_version_number ON facility_suspension_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'facility_clearance');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'reason');
CREATE TABLE clearance (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	authority INTEGER NOT NULL REFERENCES organisation (id),
	grade TEXT CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	outcome TEXT CHECK (outcome <> '') CHECK (outcome IN ('cleared', 'not_cleared')),
	notice_on TEXT NOT NULL CHECK (length(notice_on) = 10) CHECK (notice_on <> ''),
	counted_from TEXT CHECK (length(counted_from) = 10) CHECK (counted_from <> ''),
	consented_on TEXT CHECK (length(consented_on) = 10) CHECK (consented_on <> ''),
	reported_on TEXT CHECK (length(reported_on) = 10) CHECK (reported_on <> ''),
	withdrawn_on TEXT CHECK (length(withdrawn_on) = 10) CHECK (withdrawn_on <> '') CHECK (withdrawn_on >= notice_on),
	occasion TEXT CHECK (occasion <> '') CHECK (occasion IN ('first', 'renewal', 'doubt')),
	reference TEXT CHECK (reference <> ''),
	examined_by TEXT CHECK (examined_by <> ''),
	approved_by TEXT CHECK (approved_by <> '')
);
CREATE INDEX clearance_person ON clearance (person);
CREATE INDEX clearance_authority ON clearance (authority);
CREATE TABLE clearance_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	regime TEXT,
	authority INTEGER,
	grade TEXT,
	outcome TEXT,
	notice_on TEXT,
	counted_from TEXT,
	consented_on TEXT,
	reported_on TEXT,
	withdrawn_on TEXT,
	occasion TEXT,
	reference TEXT,
	examined_by TEXT,
	approved_by TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX clearance_version_number ON clearance_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'authority');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'outcome');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'notice_on');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'counted_from');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'consented_on');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'reported_on');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'withdrawn_on');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'occasion');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'reference');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'examined_by');
INSERT INTO schema_column (tbl, col) VALUES ('clearance', 'approved_by');
CREATE TABLE suspension (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	reason TEXT NOT NULL CHECK (reason <> '') CHECK (reason IN ('doubt_notice', 'incident', 'other')),
	regime TEXT CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	authority INTEGER REFERENCES organisation (id),
	from_on TEXT CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	note TEXT CHECK (note <> '')
);
CREATE INDEX suspension_person ON suspension (person);
CREATE INDEX suspension_authority ON suspension (authority);
CREATE TABLE suspension_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	reason TEXT,
	regime TEXT,
	authority INTEGER,
	from_on TEXT,
	to_on TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX suspension_version_number ON suspension_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'reason');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'authority');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('suspension', 'note');
CREATE TABLE pledge (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	signed_on TEXT NOT NULL CHECK (length(signed_on) = 10) CHECK (signed_on <> ''),
	ended_on TEXT CHECK (length(ended_on) = 10) CHECK (ended_on <> '') CHECK (ended_on >= signed_on),
	UNIQUE (person, regime, signed_on)
);
CREATE INDEX pledge_person ON pledge (person);
CREATE TABLE pledge_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	regime TEXT,
	signed_on TEXT,
	ended_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX pledge_version_number ON pledge_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'signed_on');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'ended_on');
CREATE TABLE education (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	course TEXT NOT NULL CHECK (course <> '') CHECK (course IN ('initial', 'annual', 'ad_hoc')),
	done_on TEXT NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	minutes INTEGER CHECK (minutes >= 0),
	teacher TEXT CHECK (teacher <> ''),
	topics TEXT CHECK (topics <> ''),
	score INTEGER CHECK (score >= 0),
	UNIQUE (person, regime, course, done_on)
);
CREATE INDEX education_person ON education (person);
CREATE TABLE education_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	regime TEXT,
	course TEXT,
	done_on TEXT,
	minutes INTEGER,
	teacher TEXT,
	topics TEXT,
	score INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX education_version_number ON education_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('education', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'course');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'done_on');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'minutes');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'teacher');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'topics');
INSERT INTO schema_column (tbl, col) VALUES ('education', 'score');
CREATE TABLE designation (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade TEXT NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	authority INTEGER NOT NULL REFERENCES organisation (id),
	outline TEXT NOT NULL CHECK (outline <> ''),
	matter TEXT CHECK (matter <> ''),
	designated_on TEXT NOT NULL CHECK (length(designated_on) = 10) CHECK (designated_on <> ''),
	valid_until TEXT CHECK (length(valid_until) = 10) CHECK (valid_until <> '') CHECK (valid_until >= designated_on),
	measure TEXT NOT NULL CHECK (measure <> '') CHECK (measure IN ('marking', 'notice')),
	exempt TEXT CHECK (exempt <> '') CHECK (exempt IN ('weapons', 'negotiations', 'collection', 'sources', 'cryptography', 'foreign', 'other')),
	post TEXT CHECK (post <> ''),
	condition TEXT CHECK (condition <> '')
);
CREATE INDEX designation_authority ON designation (authority);
CREATE TABLE designation_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	regime TEXT,
	grade TEXT,
	authority INTEGER,
	outline TEXT,
	matter TEXT,
	designated_on TEXT,
	valid_until TEXT,
	measure TEXT,
	exempt TEXT,
	post TEXT,
	condition TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX designation_version_number ON designation_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'authority');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'outline');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'matter');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'designated_on');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'valid_until');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'measure');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'exempt');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'post');
INSERT INTO schema_column (tbl, col) VALUES ('designation', 'condition');
CREATE TABLE designation_event (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	designation INTEGER NOT NULL REFERENCES designation (id),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('review', 'extend', 'convert', 'expire', 'cancel')),
	done_on TEXT NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	valid_until TEXT CHECK (length(valid_until) = 10) CHECK (valid_until <> '') CHECK (valid_until >= done_on),
	successor INTEGER REFERENCES designation (id),
	cabinet_on TEXT CHECK (length(cabinet_on) = 10) CHECK (cabinet_on <> ''),
	reference TEXT CHECK (reference <> ''),
	note TEXT CHECK (note <> '')
);
CREATE INDEX designation_event_designation ON designation_event (designation);
CREATE INDEX designation_event_successor ON designation_event (successor);
CREATE TABLE designation_event_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	designation INTEGER,
	kind TEXT,
	done_on TEXT,
	valid_until TEXT,
	successor INTEGER,
	cabinet_on TEXT,
	reference TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX designation_event_version_number ON designation_event_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'designation');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'done_on');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'valid_until');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'successor');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'cabinet_on');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'reference');
INSERT INTO schema_column (tbl, col) VALUES ('designation_event', 'note');
CREATE TABLE designation_holder (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	designation INTEGER NOT NULL REFERENCES designation (id),
	company INTEGER NOT NULL REFERENCES company (id),
	noticed_on TEXT NOT NULL CHECK (length(noticed_on) = 10) CHECK (noticed_on <> ''),
	ended_on TEXT CHECK (length(ended_on) = 10) CHECK (ended_on <> '') CHECK (ended_on >= noticed_on),
	UNIQUE (designation, company, noticed_on)
);
CREATE INDEX designation_holder_designation ON designation_holder (designation);
CREATE INDEX designation_holder_company ON designation_holder (company);
CREATE TABLE designation_holder_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	designation INTEGER,
	company INTEGER,
	noticed_on TEXT,
	ended_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX designation_holder_version_number ON designation_holder_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'designation');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'noticed_on');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'ended_on');
CREATE TABLE handler_range (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	contract INTEGER NOT NULL REFERENCES contract (id),
	designation INTEGER REFERENCES designation (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	reference TEXT CHECK (reference <> '')
);
CREATE INDEX handler_range_person ON handler_range (person);
CREATE INDEX handler_range_contract ON handler_range (contract);
CREATE INDEX handler_range_designation ON handler_range (designation);
CREATE TABLE handler_range_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	contract INTEGER,
	designation INTEGER,
	from_on TEXT,
	to_on TEXT,
	reference TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX handler_range_version_number ON handler_range_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'contract');
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'designation');
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('handler_range', 'reference');
CREATE TABLE area (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER NOT NULL REFERENCES site (id),
	name TEXT NOT NULL CHECK (name <> ''),
	grade TEXT NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	approved_on TEXT CHECK (length(approved_on) = 10) CHECK (approved_on <> ''),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> '') CHECK (closed_on >= approved_on)
);
CREATE INDEX area_site ON area (site);
CREATE TABLE area_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER,
	name TEXT,
	grade TEXT,
	approved_on TEXT,
	closed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX area_version_number ON area_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('area', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('area', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('area', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('area', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('area', 'approved_on');
INSERT INTO schema_column (tbl, col) VALUES ('area', 'closed_on');
CREATE TABLE area_regime (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	area INTEGER NOT NULL REFERENCES area (id),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	UNIQUE (area, regime)
);
CREATE INDEX area_regime_area ON area_regime (area);
CREATE TABLE area_regime_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	area INTEGER,
	regime TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX area_regime_version_number ON area_regime_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('area_regime', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('area_regime', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('area_regime', 'regime');
CREATE TABLE area_measure (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	area INTEGER NOT NULL REFERENCES area (id),
	measure TEXT NOT NULL CHECK (measure <> '') CHECK (measure IN ('fence', 'walls', 'single_entrance', 'door', 'windowless', 'alarm', 'grilles', 'strongbox')),
	state TEXT NOT NULL CHECK (state <> '') CHECK (state IN ('met', 'equivalent', 'not_met')),
	seen_on TEXT NOT NULL CHECK (length(seen_on) = 10) CHECK (seen_on <> ''),
	note TEXT CHECK (note <> ''),
	UNIQUE (area, measure, seen_on)
);
CREATE INDEX area_measure_area ON area_measure (area);
CREATE TABLE area_measure_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	area INTEGER,
	measure TEXT,
	state TEXT,
	seen_on TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX area_measure_version_number ON area_measure_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('area_measure', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('area_measure', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('area_measure', 'measure');
INSERT INTO schema_column (tbl, col) VALUES ('area_measure', 'state');
INSERT INTO schema_column (tbl, col) VALUES ('area_measure', 'seen_on');
INSERT INTO schema_column (tbl, col) VALUES ('area_measure', 'note');
CREATE TABLE area_pass (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	area INTEGER NOT NULL REFERENCES area (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	badge TEXT CHECK (badge <> '')
);
CREATE INDEX area_pass_person ON area_pass (person);
CREATE INDEX area_pass_area ON area_pass (area);
CREATE TABLE area_pass_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	person INTEGER,
	area INTEGER,
	from_on TEXT,
	to_on TEXT,
	badge TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX area_pass_version_number ON area_pass_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('area_pass', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('area_pass', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('area_pass', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('area_pass', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('area_pass', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('area_pass', 'badge');
CREATE TABLE container (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	area INTEGER NOT NULL REFERENCES area (id),
	name TEXT NOT NULL CHECK (name <> ''),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('safe', 'steel_box', 'locker')),
	grade TEXT NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	dial_lock INTEGER NOT NULL CHECK (dial_lock IN (0, 1)),
	key_lock INTEGER NOT NULL CHECK (key_lock IN (0, 1)),
	placed_on TEXT NOT NULL CHECK (length(placed_on) = 10) CHECK (placed_on <> ''),
	removed_on TEXT CHECK (length(removed_on) = 10) CHECK (removed_on <> '') CHECK (removed_on >= placed_on)
);
CREATE INDEX container_area ON container (area);
CREATE TABLE container_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	area INTEGER,
	name TEXT,
	kind TEXT,
	grade TEXT,
	dial_lock INTEGER,
	key_lock INTEGER,
	placed_on TEXT,
	removed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX container_version_number ON container_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('container', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'dial_lock');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'key_lock');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'placed_on');
INSERT INTO schema_column (tbl, col) VALUES ('container', 'removed_on');
CREATE TABLE combination_change (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	container INTEGER NOT NULL REFERENCES container (id),
	changed_on TEXT NOT NULL CHECK (length(changed_on) = 10) CHECK (changed_on <> ''),
	reason TEXT NOT NULL CHECK (reason <> '') CHECK (reason IN ('installed', 'periodic', 'holder', 'compromise')),
	changed_by INTEGER REFERENCES person (id),
	next_on TEXT CHECK (length(next_on) = 10) CHECK (next_on <> '') CHECK (next_on >= changed_on),
	envelope TEXT CHECK (envelope <> ''),
	UNIQUE (container, changed_on)
);
CREATE INDEX combination_change_container ON combination_change (container);
CREATE INDEX combination_change_changed_by ON combination_change (changed_by);
CREATE TABLE combination_change_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	container INTEGER,
	changed_on TEXT,
	reason TEXT,
	changed_by INTEGER,
	next_on TEXT,
	envelope TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX combination_change_version_number ON combination_change_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'container');
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'changed_on');
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'reason');
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'changed_by');
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'next_on');
INSERT INTO schema_column (tbl, col) VALUES ('combination_change', 'envelope');
CREATE TABLE combination_holder (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	container INTEGER NOT NULL REFERENCES container (id),
	person INTEGER NOT NULL REFERENCES person (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX combination_holder_container ON combination_holder (container);
CREATE INDEX combination_holder_person ON combination_holder (person);
CREATE TABLE combination_holder_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	container INTEGER,
	person INTEGER,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX combination_holder_version_number ON combination_holder_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'container');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'to_on');
CREATE TABLE item (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	holder INTEGER NOT NULL REFERENCES company (id),
	contract INTEGER NOT NULL REFERENCES contract (id),
	regime TEXT NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade TEXT NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	authority INTEGER NOT NULL REFERENCES organisation (id),
	designation INTEGER REFERENCES designation (id),
	title TEXT NOT NULL CHECK (title <> ''),
	title_en TEXT CHECK (title_en <> ''),
	form TEXT NOT NULL CHECK (form <> '') CHECK (form IN ('document', 'electronic', 'medium', 'object')),
	copy_no INTEGER CHECK (copy_no >= 0),
	pages INTEGER CHECK (pages >= 0),
	registered_on TEXT NOT NULL CHECK (length(registered_on) = 10) CHECK (registered_on <> ''),
	received_from TEXT CHECK (received_from <> ''),
	origin TEXT CHECK (origin <> ''),
	origin_mark TEXT CHECK (origin_mark <> ''),
	military INTEGER NOT NULL CHECK (military IN (0, 1)),
	container INTEGER REFERENCES container (id),
	custodian INTEGER REFERENCES person (id),
	copy_of INTEGER REFERENCES item (id),
	returned_on TEXT CHECK (length(returned_on) = 10) CHECK (returned_on <> '') CHECK (returned_on >= registered_on),
	destroyed_on TEXT CHECK (length(destroyed_on) = 10) CHECK (destroyed_on <> '') CHECK (destroyed_on >= registered_on),
	destroyed_by INTEGER REFERENCES person (id),
	witnessed_by INTEGER REFERENCES person (id),
	destruction TEXT CHECK (destruction <> '') CHECK (destruction IN ('burning', 'shredding', 'grinding', 'dissolving', 'erasing'))
);
CREATE INDEX item_holder ON item (holder);
CREATE INDEX item_contract ON item (contract);
CREATE INDEX item_authority ON item (authority);
CREATE INDEX item_designation ON item (designation);
CREATE INDEX item_container ON item (container);
CREATE INDEX item_custodian ON item (custodian);
CREATE INDEX item_copy_of ON item (copy_of);
CREATE INDEX item_destroyed_by ON item (destroyed_by);
CREATE INDEX item_witnessed_by ON item (witnessed_by);
CREATE TABLE item_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	holder INTEGER,
	contract INTEGER,
	regime TEXT,
	grade TEXT,
	authority INTEGER,
	designation INTEGER,
	title TEXT,
	title_en TEXT,
	form TEXT,
	copy_no INTEGER,
	pages INTEGER,
	registered_on TEXT,
	received_from TEXT,
	origin TEXT,
	origin_mark TEXT,
	military INTEGER,
	container INTEGER,
	custodian INTEGER,
	copy_of INTEGER,
	returned_on TEXT,
	destroyed_on TEXT,
	destroyed_by INTEGER,
	witnessed_by INTEGER,
	destruction TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX item_version_number ON item_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('item', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'holder');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'contract');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'authority');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'designation');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'title');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'title_en');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'form');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'copy_no');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'pages');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'registered_on');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'received_from');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'origin');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'origin_mark');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'military');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'container');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'custodian');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'copy_of');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'returned_on');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'destroyed_on');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'destroyed_by');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'witnessed_by');
INSERT INTO schema_column (tbl, col) VALUES ('item', 'destruction');
CREATE TABLE item_release (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	item INTEGER NOT NULL REFERENCES item (id),
	country TEXT NOT NULL CHECK (country <> ''),
	reference TEXT CHECK (reference <> ''),
	UNIQUE (item, country)
);
CREATE INDEX item_release_item ON item_release (item);
CREATE TABLE item_release_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	item INTEGER,
	country TEXT,
	reference TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX item_release_version_number ON item_release_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'item');
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'country');
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'reference');
CREATE TABLE loan (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	item INTEGER NOT NULL REFERENCES item (id),
	person INTEGER NOT NULL REFERENCES person (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	due_on TEXT CHECK (length(due_on) = 10) CHECK (due_on <> '') CHECK (due_on >= from_on),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	purpose TEXT CHECK (purpose <> ''),
	area INTEGER REFERENCES area (id)
);
CREATE INDEX loan_item ON loan (item);
CREATE INDEX loan_person ON loan (person);
CREATE INDEX loan_area ON loan (area);
CREATE TABLE loan_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	item INTEGER,
	person INTEGER,
	from_on TEXT,
	due_on TEXT,
	to_on TEXT,
	purpose TEXT,
	area INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX loan_version_number ON loan_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'item');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'due_on');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'purpose');
INSERT INTO schema_column (tbl, col) VALUES ('loan', 'area');
CREATE TABLE approval (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	item INTEGER NOT NULL REFERENCES item (id),
	use TEXT NOT NULL CHECK (use <> '') CHECK (use IN ('copy', 'carry_out', 'send', 'destroy')),
	person INTEGER NOT NULL REFERENCES person (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	method TEXT CHECK (method <> '') CHECK (method IN ('courier', 'registered_post', 'encrypted_line', 'encrypted_mail')),
	witness INTEGER REFERENCES person (id),
	approved_by TEXT CHECK (approved_by <> ''),
	reference TEXT CHECK (reference <> '')
);
CREATE INDEX approval_item ON approval (item);
CREATE INDEX approval_person ON approval (person);
CREATE INDEX approval_witness ON approval (witness);
CREATE TABLE approval_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	item INTEGER,
	use TEXT,
	person INTEGER,
	from_on TEXT,
	to_on TEXT,
	method TEXT,
	witness INTEGER,
	approved_by TEXT,
	reference TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX approval_version_number ON approval_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'item');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'use');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'method');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'witness');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'approved_by');
INSERT INTO schema_column (tbl, col) VALUES ('approval', 'reference');
CREATE TABLE machine (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER NOT NULL REFERENCES site (id),
	name TEXT NOT NULL CHECK (name <> ''),
	wiring TEXT NOT NULL CHECK (wiring <> '') CHECK (wiring IN ('stand_alone', 'in_area_wired', 'networked')),
	registered_on TEXT NOT NULL CHECK (length(registered_on) = 10) CHECK (registered_on <> ''),
	retired_on TEXT CHECK (length(retired_on) = 10) CHECK (retired_on <> '') CHECK (retired_on >= registered_on),
	area INTEGER REFERENCES area (id),
	grade TEXT CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	fastened INTEGER CHECK (fastened IN (0, 1))
);
CREATE INDEX machine_site ON machine (site);
CREATE INDEX machine_area ON machine (area);
CREATE TABLE machine_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER,
	name TEXT,
	wiring TEXT,
	registered_on TEXT,
	retired_on TEXT,
	area INTEGER,
	grade TEXT,
	fastened INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX machine_version_number ON machine_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'wiring');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'registered_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'retired_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'fastened');
CREATE TABLE machine_check (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER NOT NULL REFERENCES machine (id),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('virus')),
	done_on TEXT NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	result TEXT NOT NULL CHECK (result <> '') CHECK (result IN ('clean', 'infected')),
	checked_by INTEGER REFERENCES person (id),
	note TEXT CHECK (note <> '')
);
CREATE INDEX machine_check_machine ON machine_check (machine);
CREATE INDEX machine_check_checked_by ON machine_check (checked_by);
CREATE TABLE machine_check_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER,
	kind TEXT,
	done_on TEXT,
	result TEXT,
	checked_by INTEGER,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX machine_check_version_number ON machine_check_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'machine');
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'done_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'result');
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'checked_by');
INSERT INTO schema_column (tbl, col) VALUES ('machine_check', 'note');
CREATE TABLE machine_account (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER NOT NULL REFERENCES machine (id),
	person INTEGER NOT NULL REFERENCES person (id),
	login TEXT NOT NULL CHECK (login <> ''),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	password_changed_on TEXT CHECK (length(password_changed_on) = 10) CHECK (password_changed_on <> '') CHECK (password_changed_on >= from_on),
	privileged INTEGER CHECK (privileged IN (0, 1)),
	UNIQUE (machine, login, from_on)
);
CREATE INDEX machine_account_machine ON machine_account (machine);
CREATE INDEX machine_account_person ON machine_account (person);
CREATE TABLE machine_account_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER,
	person INTEGER,
	login TEXT,
	from_on TEXT,
	to_on TEXT,
	password_changed_on TEXT,
	privileged INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX machine_account_version_number ON machine_account_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'machine');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'login');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'password_changed_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'privileged');
CREATE TABLE machine_software (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER NOT NULL REFERENCES machine (id),
	product TEXT NOT NULL CHECK (product <> ''),
	edition TEXT CHECK (edition <> ''),
	installed_on TEXT NOT NULL CHECK (length(installed_on) = 10) CHECK (installed_on <> ''),
	removed_on TEXT CHECK (length(removed_on) = 10) CHECK (removed_on <> '') CHECK (removed_on >= installed_on),
	UNIQUE (machine, product, installed_on)
);
CREATE INDEX machine_software_machine ON machine_software (machine);
CREATE TABLE machine_software_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER,
	product TEXT,
	edition TEXT,
	installed_on TEXT,
	removed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX machine_software_version_number ON machine_software_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('machine_software', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('machine_software', 'machine');
INSERT INTO schema_column (tbl, col) VALUES ('machine_software', 'product');
INSERT INTO schema_column (tbl, col) VALUES ('machine_software', 'edition');
INSERT INTO schema_column (tbl, col) VALUES ('machine_software', 'installed_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine_software', 'removed_on');
CREATE TABLE allowed_software (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER NOT NULL REFERENCES company (id),
	product TEXT NOT NULL CHECK (product <> ''),
	purpose TEXT CHECK (purpose <> ''),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	UNIQUE (company, product, from_on)
);
CREATE INDEX allowed_software_company ON allowed_software (company);
CREATE TABLE allowed_software_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	company INTEGER,
	product TEXT,
	purpose TEXT,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX allowed_software_version_number ON allowed_software_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('allowed_software', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('allowed_software', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('allowed_software', 'product');
INSERT INTO schema_column (tbl, col) VALUES ('allowed_software', 'purpose');
INSERT INTO schema_column (tbl, col) VALUES ('allowed_software', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('allowed_software', 'to_on');
CREATE TABLE usage_review (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER NOT NULL REFERENCES machine (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT NOT NULL CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	reviewed_on TEXT NOT NULL CHECK (length(reviewed_on) = 10) CHECK (reviewed_on <> '') CHECK (reviewed_on >= to_on),
	reviewed_by INTEGER REFERENCES person (id),
	anomaly INTEGER NOT NULL CHECK (anomaly IN (0, 1)),
	note TEXT CHECK (note <> '')
);
CREATE INDEX usage_review_machine ON usage_review (machine);
CREATE INDEX usage_review_reviewed_by ON usage_review (reviewed_by);
CREATE TABLE usage_review_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	machine INTEGER,
	from_on TEXT,
	to_on TEXT,
	reviewed_on TEXT,
	reviewed_by INTEGER,
	anomaly INTEGER,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX usage_review_version_number ON usage_review_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'machine');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'reviewed_on');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'reviewed_by');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'anomaly');
INSERT INTO schema_column (tbl, col) VALUES ('usage_review', 'note');
CREATE TABLE inspection (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER NOT NULL REFERENCES site (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('initial', 'monthly', 'special', 'follow_up', 'closing')),
	done_on TEXT NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	on_site INTEGER NOT NULL CHECK (on_site IN (0, 1)),
	inspectors TEXT CHECK (inspectors <> ''),
	counted INTEGER CHECK (counted >= 0),
	discrepancies INTEGER CHECK (discrepancies >= 0),
	reported_on TEXT CHECK (length(reported_on) = 10) CHECK (reported_on <> '') CHECK (reported_on >= done_on),
	note TEXT CHECK (note <> '')
);
CREATE INDEX inspection_site ON inspection (site);
CREATE INDEX inspection_organisation ON inspection (organisation);
CREATE TABLE inspection_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER,
	organisation INTEGER,
	kind TEXT,
	done_on TEXT,
	on_site INTEGER,
	inspectors TEXT,
	counted INTEGER,
	discrepancies INTEGER,
	reported_on TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX inspection_version_number ON inspection_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'organisation');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'done_on');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'on_site');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'inspectors');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'counted');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'discrepancies');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'reported_on');
INSERT INTO schema_column (tbl, col) VALUES ('inspection', 'note');
CREATE TABLE inspection_finding (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	inspection INTEGER NOT NULL REFERENCES inspection (id),
	heading TEXT CHECK (heading <> '') CHECK (heading IN ('manager', 'education', 'facilities', 'handlers', 'entry', 'computers', 'documents', 'transmission', 'inspection', 'emergency_destruction', 'accident', 'other')),
	weight TEXT NOT NULL CHECK (weight <> '') CHECK (weight IN ('grave', 'improve', 'advice')),
	text TEXT NOT NULL CHECK (text <> ''),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> '')
);
CREATE INDEX inspection_finding_inspection ON inspection_finding (inspection);
CREATE TABLE inspection_finding_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	inspection INTEGER,
	heading TEXT,
	weight TEXT,
	text TEXT,
	closed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX inspection_finding_version_number ON inspection_finding_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('inspection_finding', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('inspection_finding', 'inspection');
INSERT INTO schema_column (tbl, col) VALUES ('inspection_finding', 'heading');
INSERT INTO schema_column (tbl, col) VALUES ('inspection_finding', 'weight');
INSERT INTO schema_column (tbl, col) VALUES ('inspection_finding', 'text');
INSERT INTO schema_column (tbl, col) VALUES ('inspection_finding', 'closed_on');
CREATE TABLE instruction (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER NOT NULL REFERENCES site (id),
	finding INTEGER REFERENCES inspection_finding (id),
	issued_by INTEGER NOT NULL REFERENCES organisation (id),
	issued_on TEXT NOT NULL CHECK (length(issued_on) = 10) CHECK (issued_on <> ''),
	reply_due_on TEXT NOT NULL CHECK (length(reply_due_on) = 10) CHECK (reply_due_on <> '') CHECK (reply_due_on >= issued_on),
	text TEXT NOT NULL CHECK (text <> ''),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> '') CHECK (closed_on >= issued_on)
);
CREATE INDEX instruction_site ON instruction (site);
CREATE INDEX instruction_finding ON instruction (finding);
CREATE INDEX instruction_issued_by ON instruction (issued_by);
CREATE TABLE instruction_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER,
	finding INTEGER,
	issued_by INTEGER,
	issued_on TEXT,
	reply_due_on TEXT,
	text TEXT,
	closed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX instruction_version_number ON instruction_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'finding');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'issued_by');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'issued_on');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'reply_due_on');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'text');
INSERT INTO schema_column (tbl, col) VALUES ('instruction', 'closed_on');
CREATE TABLE instruction_reply (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	instruction INTEGER NOT NULL REFERENCES instruction (id),
	replied_on TEXT NOT NULL CHECK (length(replied_on) = 10) CHECK (replied_on <> ''),
	text TEXT NOT NULL CHECK (text <> '')
);
CREATE INDEX instruction_reply_instruction ON instruction_reply (instruction);
CREATE TABLE instruction_reply_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	instruction INTEGER,
	replied_on TEXT,
	text TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX instruction_reply_version_number ON instruction_reply_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'instruction');
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'replied_on');
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'text');
CREATE TABLE incident (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER NOT NULL REFERENCES site (id),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('loss', 'theft', 'leak', 'unauthorised', 'unregistered', 'lock', 'malware', 'exposure', 'other')),
	suspected INTEGER NOT NULL CHECK (suspected IN (0, 1)),
	discovered_at TEXT NOT NULL CHECK (length(discovered_at) = 27) CHECK (discovered_at <> ''),
	discovered_by INTEGER REFERENCES person (id),
	area INTEGER REFERENCES area (id),
	summary TEXT NOT NULL CHECK (summary <> ''),
	contained_on TEXT CHECK (length(contained_on) = 10) CHECK (contained_on <> ''),
	first_report_at TEXT CHECK (length(first_report_at) = 27) CHECK (first_report_at <> ''),
	reported_to INTEGER REFERENCES organisation (id),
	written_report_on TEXT CHECK (length(written_report_on) = 10) CHECK (written_report_on <> ''),
	provider_told_on TEXT CHECK (length(provider_told_on) = 10) CHECK (provider_told_on <> ''),
	investigated_on TEXT CHECK (length(investigated_on) = 10) CHECK (investigated_on <> ''),
	prevention TEXT CHECK (prevention <> ''),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> '')
);
CREATE INDEX incident_site ON incident (site);
CREATE INDEX incident_discovered_by ON incident (discovered_by);
CREATE INDEX incident_area ON incident (area);
CREATE INDEX incident_reported_to ON incident (reported_to);
CREATE TABLE incident_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER,
	kind TEXT,
	suspected INTEGER,
	discovered_at TEXT,
	discovered_by INTEGER,
	area INTEGER,
	summary TEXT,
	contained_on TEXT,
	first_report_at TEXT,
	reported_to INTEGER,
	written_report_on TEXT,
	provider_told_on TEXT,
	investigated_on TEXT,
	prevention TEXT,
	closed_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX incident_version_number ON incident_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'site');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'kind');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'suspected');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'discovered_at');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'discovered_by');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'summary');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'contained_on');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'first_report_at');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'reported_to');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'written_report_on');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'provider_told_on');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'investigated_on');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'prevention');
INSERT INTO schema_column (tbl, col) VALUES ('incident', 'closed_on');
CREATE TABLE incident_item (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	incident INTEGER NOT NULL REFERENCES incident (id),
	item INTEGER NOT NULL REFERENCES item (id),
	recovered_on TEXT CHECK (length(recovered_on) = 10) CHECK (recovered_on <> ''),
	UNIQUE (incident, item)
);
CREATE INDEX incident_item_incident ON incident_item (incident);
CREATE INDEX incident_item_item ON incident_item (item);
CREATE TABLE incident_item_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	incident INTEGER,
	item INTEGER,
	recovered_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX incident_item_version_number ON incident_item_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'incident');
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'item');
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'recovered_on');
CREATE TABLE account (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT NOT NULL CHECK (name <> ''),
	lang TEXT CHECK (lang <> '') CHECK (lang IN ('ja', 'en')),
	company INTEGER REFERENCES company (id),
	organisation INTEGER REFERENCES organisation (id),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> ''),
	person INTEGER UNIQUE REFERENCES person (id)
);
CREATE INDEX account_company ON account (company);
CREATE INDEX account_organisation ON account (organisation);
CREATE INDEX account_person ON account (person);
CREATE TABLE account_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT,
	lang TEXT,
	company INTEGER,
	organisation INTEGER,
	closed_on TEXT,
	person INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX account_version_number ON account_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('account', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('account', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('account', 'lang');
INSERT INTO schema_column (tbl, col) VALUES ('account', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('account', 'organisation');
INSERT INTO schema_column (tbl, col) VALUES ('account', 'closed_on');
INSERT INTO schema_column (tbl, col) VALUES ('account', 'person');
CREATE TABLE role (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	account INTEGER NOT NULL REFERENCES account (id),
	role TEXT NOT NULL CHECK (role <> '') CHECK (role IN ('administrator', 'authority_officer', 'clearance_examiner', 'assessment_officer', 'approver', 'sds_manager', 'bureau_head', 'bureau_inspector', 'security_manager', 'custodian', 'system_manager', 'handler', 'dispatch_employer', 'auditor', 'foreign_liaison', 'program')),
	company INTEGER REFERENCES company (id),
	organisation INTEGER REFERENCES organisation (id),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX role_account ON role (account);
CREATE INDEX role_company ON role (company);
CREATE INDEX role_organisation ON role (organisation);
CREATE TABLE role_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	account INTEGER,
	role TEXT,
	company INTEGER,
	organisation INTEGER,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX role_version_number ON role_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('role', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('role', 'account');
INSERT INTO schema_column (tbl, col) VALUES ('role', 'role');
INSERT INTO schema_column (tbl, col) VALUES ('role', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('role', 'organisation');
INSERT INTO schema_column (tbl, col) VALUES ('role', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('role', 'to_on');
CREATE TABLE setting (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	value TEXT NOT NULL CHECK (value <> ''),
	note TEXT CHECK (note <> '')
);
CREATE TABLE setting_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	value TEXT,
	note TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX setting_version_number ON setting_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('setting', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('setting', 'value');
INSERT INTO schema_column (tbl, col) VALUES ('setting', 'note');
CREATE TABLE opening (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	records INTEGER NOT NULL CHECK (records >= 0)
);
CREATE TABLE opening_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	records INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX opening_version_number ON opening_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('opening', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('opening', 'records');
CREATE TABLE signing_key (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	verifier TEXT NOT NULL UNIQUE CHECK (verifier <> '')
);
CREATE TABLE signing_key_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	verifier TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX signing_key_version_number ON signing_key_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('signing_key', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('signing_key', 'verifier');
CREATE TABLE rulebook (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	hash TEXT NOT NULL CHECK (hash <> ''),
	files INTEGER NOT NULL CHECK (files >= 0)
);
CREATE TABLE rulebook_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	hash TEXT,
	files INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rulebook_version_number ON rulebook_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rulebook', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook', 'hash');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook', 'files');
CREATE TABLE rulebook_file (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	rulebook INTEGER NOT NULL REFERENCES rulebook (id),
	path TEXT NOT NULL CHECK (path <> ''),
	text TEXT NOT NULL CHECK (text <> '')
);
CREATE INDEX rulebook_file_rulebook ON rulebook_file (rulebook);
CREATE TABLE rulebook_file_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	rulebook INTEGER,
	path TEXT,
	text TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rulebook_file_version_number ON rulebook_file_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'rulebook');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'path');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'text');
CREATE TABLE rulebook_term (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	rulebook INTEGER NOT NULL REFERENCES rulebook (id),
	name TEXT NOT NULL CHECK (name <> ''),
	value INTEGER NOT NULL CHECK (value >= 0),
	from_on TEXT CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX rulebook_term_rulebook ON rulebook_term (rulebook);
CREATE TABLE rulebook_term_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	rulebook INTEGER,
	name TEXT,
	value INTEGER,
	from_on TEXT,
	to_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rulebook_term_version_number ON rulebook_term_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_term', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_term', 'rulebook');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_term', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_term', 'value');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_term', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_term', 'to_on');
CREATE TABLE erasure (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	register TEXT NOT NULL CHECK (register <> ''),
	record TEXT NOT NULL CHECK (record <> ''),
	proposed_by TEXT NOT NULL CHECK (proposed_by <> ''),
	ground TEXT NOT NULL CHECK (ground <> ''),
	erased_by TEXT CHECK (erased_by <> ''),
	erased_on TEXT CHECK (length(erased_on) = 10) CHECK (erased_on <> ''),
	entries INTEGER CHECK (entries >= 0)
);
CREATE TABLE erasure_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	register TEXT,
	record TEXT,
	proposed_by TEXT,
	ground TEXT,
	erased_by TEXT,
	erased_on TEXT,
	entries INTEGER,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX erasure_version_number ON erasure_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'register');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'record');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'proposed_by');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'ground');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'erased_by');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'erased_on');
INSERT INTO schema_column (tbl, col) VALUES ('erasure', 'entries');
CREATE TABLE token (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	account INTEGER NOT NULL REFERENCES account (id),
	name TEXT NOT NULL CHECK (name <> ''),
	scope TEXT NOT NULL CHECK (scope <> ''),
	hash TEXT NOT NULL UNIQUE CHECK (hash <> ''),
	expires_on TEXT NOT NULL CHECK (length(expires_on) = 10) CHECK (expires_on <> '')
);
CREATE INDEX token_account ON token (account);
CREATE TABLE token_version (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	account INTEGER,
	name TEXT,
	scope TEXT,
	hash TEXT,
	expires_on TEXT,
	ended_by BIGINT NOT NULL,
	known_to TEXT NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX token_version_number ON token_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('token', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('token', 'account');
INSERT INTO schema_column (tbl, col) VALUES ('token', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('token', 'scope');
INSERT INTO schema_column (tbl, col) VALUES ('token', 'hash');
INSERT INTO schema_column (tbl, col) VALUES ('token', 'expires_on');
UPDATE schema_version SET version = 5 WHERE one = 1;
