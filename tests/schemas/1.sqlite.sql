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
CREATE TABLE scope_day (one INTEGER PRIMARY KEY CHECK (one = 1), day TEXT);
INSERT INTO scope_day (one, day) VALUES (1, NULL);
CREATE TABLE schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);
INSERT INTO schema_version (one, version) VALUES (1, 0);
CREATE TABLE schema_column (tbl TEXT NOT NULL, col TEXT NOT NULL, PRIMARY KEY (tbl, col));
CREATE TABLE organisation (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT NOT NULL CHECK (name <> ''),
	name_en TEXT CHECK (name_en <> ''),
	kind TEXT NOT NULL CHECK (kind <> '') CHECK (kind IN ('authority', 'bureau', 'branch')),
	parent INTEGER REFERENCES organisation (id),
	seat TEXT CHECK (seat <> '')
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
CREATE TABLE jurisdiction (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	prefecture TEXT NOT NULL CHECK (prefecture <> '') CHECK (prefecture IN ('hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima', 'ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa', 'niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi', 'tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa')),
	from_on TEXT NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on TEXT CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	UNIQUE (organisation, prefecture, from_on)
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
	UNIQUE (person, company, from_on)
);
CREATE INDEX employment_person ON employment (person);
CREATE INDEX employment_company ON employment (company);
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
	end_on TEXT CHECK (length(end_on) = 10) CHECK (end_on <> '') CHECK (end_on >= start_on)
);
CREATE INDEX contract_prime ON contract (prime);
CREATE INDEX contract_authority ON contract (authority);
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
CREATE TABLE machine (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	site INTEGER NOT NULL REFERENCES site (id),
	name TEXT NOT NULL CHECK (name <> ''),
	wiring TEXT NOT NULL CHECK (wiring <> '') CHECK (wiring IN ('stand_alone', 'in_area_wired', 'networked')),
	registered_on TEXT NOT NULL CHECK (length(registered_on) = 10) CHECK (registered_on <> ''),
	retired_on TEXT CHECK (length(retired_on) = 10) CHECK (retired_on <> '') CHECK (retired_on >= registered_on)
);
CREATE INDEX machine_site ON machine (site);
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
CREATE TABLE account (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	name TEXT NOT NULL CHECK (name <> ''),
	lang TEXT CHECK (lang <> '') CHECK (lang IN ('ja', 'en')),
	company INTEGER REFERENCES company (id),
	organisation INTEGER REFERENCES organisation (id),
	closed_on TEXT CHECK (length(closed_on) = 10) CHECK (closed_on <> '')
);
CREATE INDEX account_company ON account (company);
CREATE INDEX account_organisation ON account (organisation);
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
CREATE TABLE role (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from TEXT NOT NULL,
	account INTEGER NOT NULL REFERENCES account (id),
	role TEXT NOT NULL CHECK (role <> '') CHECK (role IN ('administrator', 'authority_officer', 'bureau_inspector', 'security_manager', 'custodian', 'system_manager', 'auditor', 'program')),
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
UPDATE schema_version SET version = 1 WHERE one = 1;
