CREATE SCHEMA IF NOT EXISTS hozen;
DO $$ BEGIN BEGIN CREATE ROLE hozen_writer NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END; BEGIN CREATE ROLE hozen_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END; IF NOT pg_has_role(current_user, 'hozen_writer', 'MEMBER') THEN GRANT hozen_writer TO CURRENT_USER; END IF; IF NOT pg_has_role(current_user, 'hozen_reader', 'MEMBER') THEN GRANT hozen_reader TO CURRENT_USER; END IF; END $$;
GRANT USAGE ON SCHEMA hozen TO hozen_writer, hozen_reader;
CREATE FUNCTION hozen.reader() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT NULLIF(current_setting('hozen.reader', true), '')
$$;
CREATE FUNCTION hozen.known_at() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT NULLIF(current_setting('hozen.known_at', true), '')
$$;
CREATE FUNCTION hozen.as_date(d text) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN CASE WHEN translate(d, '123456789', '000000000') = '0000-00-00' THEN
		CASE WHEN substr(d, 1, 4)::integer >= 1868
		      AND substr(d, 6, 2)::integer BETWEEN 1 AND 12
		      AND substr(d, 9, 2)::integer BETWEEN 1 AND CASE
			WHEN substr(d, 6, 2) IN ('04', '06', '09', '11') THEN 30
			WHEN substr(d, 6, 2) <> '02' THEN 31
			ELSE extract(day FROM make_date(substr(d, 1, 4)::integer, 3, 1) - 1) END
		THEN d::date END END;
END
$$;
CREATE FUNCTION hozen.as_day(d date) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN CASE WHEN d BETWEEN '1868-01-01' AND '9999-12-31' THEN to_char(d::timestamp, 'YYYY-MM-DD') END;
END
$$;
CREATE FUNCTION hozen.add_days(day text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT hozen.as_day(CASE WHEN n BETWEEN -4000000 AND 4000000 THEN hozen.as_date(day) + n::integer END)
$$;
CREATE FUNCTION hozen.days_between(a text, b text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT (hozen.as_date(b) - hozen.as_date(a))::bigint
$$;
CREATE FUNCTION hozen.day_of(instant text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF translate(substr(instant, 11), '123456789', '000000000') <> 'T00:00:00.000000Z'
	OR substr(instant, 12, 2) > '23' OR substr(instant, 15, 2) > '59' OR substr(instant, 18, 2) > '59' THEN
		RETURN NULL;
	END IF;
	RETURN hozen.as_day(hozen.as_date(substr(instant, 1, 10))
	    + CASE WHEN substr(instant, 12, 2) >= '15' THEN 1 ELSE 0 END);
END
$$;
CREATE TABLE ledger_entry (
  n BIGINT PRIMARY KEY CHECK (n >= 0),
  at text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  body_hash bytea NOT NULL UNIQUE,
  leaf_hash bytea NOT NULL);
CREATE TABLE ledger_body (
  n BIGINT NOT NULL,
  part BIGINT NOT NULL CHECK (part >= 0),
  salt bytea CHECK ((salt IS NULL) = (part > 0)),
  body text COLLATE "C" NOT NULL,
  PRIMARY KEY (n, part));
CREATE TABLE ledger_tile (
  level BIGINT NOT NULL,
  n BIGINT NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (level, n));
CREATE TABLE ledger_head (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  size BIGINT NOT NULL CHECK (size >= 0),
  at text COLLATE "C" NOT NULL,
  frontier bytea NOT NULL);
INSERT INTO ledger_head (one, size, at, frontier) VALUES (1, 0, '', CAST('' AS bytea));
CREATE TABLE scope (reader text COLLATE "C" NOT NULL, company BIGINT NOT NULL, writes BIGINT NOT NULL, PRIMARY KEY (reader, company));
CREATE TABLE scope_day (one INTEGER PRIMARY KEY CHECK (one = 1), day text COLLATE "C");
INSERT INTO scope_day (one, day) VALUES (1, NULL);
CREATE TABLE schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);
INSERT INTO schema_version (one, version) VALUES (1, 0);
CREATE TABLE schema_column (tbl text COLLATE "C" NOT NULL, col text COLLATE "C" NOT NULL, PRIMARY KEY (tbl, col));
CREATE TABLE organisation (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_en text COLLATE "C" CHECK (name_en <> ''),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('authority', 'bureau', 'branch')),
	parent bigint REFERENCES organisation (id),
	seat text COLLATE "C" CHECK (seat <> '')
);
CREATE INDEX organisation_parent ON organisation (parent);
CREATE TABLE organisation_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C",
	name_en text COLLATE "C",
	kind text COLLATE "C",
	parent bigint,
	seat text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	organisation bigint NOT NULL REFERENCES organisation (id),
	prefecture text COLLATE "C" NOT NULL CHECK (prefecture <> '') CHECK (prefecture IN ('hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima', 'ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa', 'niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi', 'tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa')),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	UNIQUE (organisation, prefecture, from_on)
);
CREATE INDEX jurisdiction_organisation ON jurisdiction (organisation);
CREATE TABLE jurisdiction_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	organisation bigint,
	prefecture text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX jurisdiction_version_number ON jurisdiction_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'organisation');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'prefecture');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'to_on');
CREATE TABLE company (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_en text COLLATE "C" CHECK (name_en <> ''),
	corporate_number text COLLATE "C" UNIQUE CHECK (corporate_number <> ''),
	country text COLLATE "C" CHECK (country <> '')
);
CREATE TABLE company_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C",
	name_en text COLLATE "C",
	corporate_number text COLLATE "C",
	country text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX company_version_number ON company_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('company', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'corporate_number');
INSERT INTO schema_column (tbl, col) VALUES ('company', 'country');
CREATE TABLE site (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_en text COLLATE "C" CHECK (name_en <> ''),
	prefecture text COLLATE "C" CHECK (prefecture <> '') CHECK (prefecture IN ('hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima', 'ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa', 'niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi', 'tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa')),
	municipality text COLLATE "C" CHECK (municipality <> ''),
	opened_on text COLLATE "C" CHECK (length(opened_on) = 10) CHECK (opened_on <> ''),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> '') CHECK (closed_on >= opened_on)
);
CREATE INDEX site_company ON site (company);
CREATE TABLE site_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	name text COLLATE "C",
	name_en text COLLATE "C",
	prefecture text COLLATE "C",
	municipality text COLLATE "C",
	opened_on text COLLATE "C",
	closed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	kept_by bigint NOT NULL REFERENCES company (id),
	family_name text COLLATE "C" NOT NULL CHECK (family_name <> ''),
	given_name text COLLATE "C" NOT NULL CHECK (given_name <> ''),
	family_name_en text COLLATE "C" CHECK (family_name_en <> ''),
	given_name_en text COLLATE "C" CHECK (given_name_en <> ''),
	born_on text COLLATE "C" CHECK (length(born_on) = 10) CHECK (born_on <> '')
);
CREATE INDEX person_kept_by ON person (kept_by);
CREATE TABLE person_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	kept_by bigint,
	family_name text COLLATE "C",
	given_name text COLLATE "C",
	family_name_en text COLLATE "C",
	given_name_en text COLLATE "C",
	born_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	company bigint NOT NULL REFERENCES company (id),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('representative', 'agent', 'employee', 'dispatched')),
	position text COLLATE "C" CHECK (position <> ''),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	UNIQUE (person, company, from_on)
);
CREATE INDEX employment_person ON employment (person);
CREATE INDEX employment_company ON employment (company);
CREATE TABLE employment_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	company bigint,
	kind text COLLATE "C",
	position text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	prime bigint NOT NULL REFERENCES company (id),
	authority bigint NOT NULL REFERENCES organisation (id),
	title text COLLATE "C" NOT NULL CHECK (title <> ''),
	title_en text COLLATE "C" CHECK (title_en <> ''),
	start_on text COLLATE "C" NOT NULL CHECK (length(start_on) = 10) CHECK (start_on <> ''),
	end_on text COLLATE "C" CHECK (length(end_on) = 10) CHECK (end_on <> '') CHECK (end_on >= start_on)
);
CREATE INDEX contract_prime ON contract (prime);
CREATE INDEX contract_authority ON contract (authority);
CREATE TABLE contract_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	prime bigint,
	authority bigint,
	title text COLLATE "C",
	title_en text COLLATE "C",
	start_on text COLLATE "C",
	end_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint NOT NULL REFERENCES site (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	wiring text COLLATE "C" NOT NULL CHECK (wiring <> '') CHECK (wiring IN ('stand_alone', 'in_area_wired', 'networked')),
	registered_on text COLLATE "C" NOT NULL CHECK (length(registered_on) = 10) CHECK (registered_on <> ''),
	retired_on text COLLATE "C" CHECK (length(retired_on) = 10) CHECK (retired_on <> '') CHECK (retired_on >= registered_on)
);
CREATE INDEX machine_site ON machine (site);
CREATE TABLE machine_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint,
	name text COLLATE "C",
	wiring text COLLATE "C",
	registered_on text COLLATE "C",
	retired_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint NOT NULL REFERENCES machine (id),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('virus')),
	done_on text COLLATE "C" NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	result text COLLATE "C" NOT NULL CHECK (result <> '') CHECK (result IN ('clean', 'infected')),
	checked_by bigint REFERENCES person (id),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE INDEX machine_check_machine ON machine_check (machine);
CREATE INDEX machine_check_checked_by ON machine_check (checked_by);
CREATE TABLE machine_check_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint,
	kind text COLLATE "C",
	done_on text COLLATE "C",
	result text COLLATE "C",
	checked_by bigint,
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint NOT NULL REFERENCES machine (id),
	person bigint NOT NULL REFERENCES person (id),
	login text COLLATE "C" NOT NULL CHECK (login <> ''),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	UNIQUE (machine, login, from_on)
);
CREATE INDEX machine_account_machine ON machine_account (machine);
CREATE INDEX machine_account_person ON machine_account (person);
CREATE TABLE machine_account_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint,
	person bigint,
	login text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	lang text COLLATE "C" CHECK (lang <> '') CHECK (lang IN ('ja', 'en')),
	company bigint REFERENCES company (id),
	organisation bigint REFERENCES organisation (id),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> '')
);
CREATE INDEX account_company ON account (company);
CREATE INDEX account_organisation ON account (organisation);
CREATE TABLE account_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C",
	lang text COLLATE "C",
	company bigint,
	organisation bigint,
	closed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	account bigint NOT NULL REFERENCES account (id),
	role text COLLATE "C" NOT NULL CHECK (role <> '') CHECK (role IN ('administrator', 'authority_officer', 'bureau_inspector', 'security_manager', 'custodian', 'system_manager', 'auditor', 'program')),
	company bigint REFERENCES company (id),
	organisation bigint REFERENCES organisation (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX role_account ON role (account);
CREATE INDEX role_company ON role (company);
CREATE INDEX role_organisation ON role (organisation);
CREATE TABLE role_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	account bigint,
	role text COLLATE "C",
	company bigint,
	organisation bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	value text COLLATE "C" NOT NULL CHECK (value <> ''),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE TABLE setting_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	value text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX setting_version_number ON setting_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('setting', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('setting', 'value');
INSERT INTO schema_column (tbl, col) VALUES ('setting', 'note');
CREATE TABLE opening (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	records bigint NOT NULL CHECK (records >= 0)
);
CREATE TABLE opening_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	records bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX opening_version_number ON opening_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('opening', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('opening', 'records');
CREATE TABLE signing_key (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	verifier text COLLATE "C" NOT NULL UNIQUE CHECK (verifier <> '')
);
CREATE TABLE signing_key_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	verifier text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX signing_key_version_number ON signing_key_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('signing_key', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('signing_key', 'verifier');
CREATE TABLE rulebook (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	hash text COLLATE "C" NOT NULL CHECK (hash <> ''),
	files bigint NOT NULL CHECK (files >= 0)
);
CREATE TABLE rulebook_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	hash text COLLATE "C",
	files bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rulebook_version_number ON rulebook_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rulebook', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook', 'hash');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook', 'files');
CREATE TABLE rulebook_file (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	rulebook bigint NOT NULL REFERENCES rulebook (id),
	path text COLLATE "C" NOT NULL CHECK (path <> ''),
	text text COLLATE "C" NOT NULL CHECK (text <> '')
);
CREATE INDEX rulebook_file_rulebook ON rulebook_file (rulebook);
CREATE TABLE rulebook_file_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	rulebook bigint,
	path text COLLATE "C",
	text text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rulebook_file_version_number ON rulebook_file_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'rulebook');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'path');
INSERT INTO schema_column (tbl, col) VALUES ('rulebook_file', 'text');
CREATE TABLE rulebook_term (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	rulebook bigint NOT NULL REFERENCES rulebook (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	value bigint NOT NULL CHECK (value >= 0),
	from_on text COLLATE "C" CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX rulebook_term_rulebook ON rulebook_term (rulebook);
CREATE TABLE rulebook_term_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	rulebook bigint,
	name text COLLATE "C",
	value bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
