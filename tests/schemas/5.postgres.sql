CREATE SCHEMA IF NOT EXISTS hozen;
DO $$ BEGIN BEGIN CREATE ROLE hozen_writer NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END; BEGIN CREATE ROLE hozen_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END; IF NOT pg_has_role(current_user, 'hozen_writer', 'MEMBER') THEN GRANT hozen_writer TO CURRENT_USER; END IF; IF NOT pg_has_role(current_user, 'hozen_reader', 'MEMBER') THEN GRANT hozen_reader TO CURRENT_USER; END IF; END $$;
GRANT USAGE ON SCHEMA hozen TO hozen_writer, hozen_reader;
CREATE OR REPLACE FUNCTION hozen.reader() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT NULLIF(current_setting('hozen.reader', true), '')
$$;
CREATE OR REPLACE FUNCTION hozen.known_at() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT NULLIF(current_setting('hozen.known_at', true), '')
$$;
CREATE OR REPLACE FUNCTION hozen.as_date(d text) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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
CREATE OR REPLACE FUNCTION hozen.as_day(d date) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN CASE WHEN d BETWEEN '1868-01-01' AND '9999-12-31' THEN to_char(d::timestamp, 'YYYY-MM-DD') END;
END
$$;
CREATE OR REPLACE FUNCTION hozen.add_days(day text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT hozen.as_day(CASE WHEN n BETWEEN -4000000 AND 4000000 THEN hozen.as_date(day) + n::integer END)
$$;
CREATE OR REPLACE FUNCTION hozen.days_between(a text, b text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT (hozen.as_date(b) - hozen.as_date(a))::bigint
$$;
CREATE OR REPLACE FUNCTION hozen.day_of(instant text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF translate(substr(instant, 11), '123456789', '000000000') <> 'T00:00:00.000000Z'
	OR substr(instant, 12, 2) > '23' OR substr(instant, 15, 2) > '59' OR substr(instant, 18, 2) > '59' THEN
		RETURN NULL;
	END IF;
	RETURN hozen.as_day(hozen.as_date(substr(instant, 1, 10))
	    + CASE WHEN substr(instant, 12, 2) >= '15' THEN 1 ELSE 0 END);
END
$$;
CREATE OR REPLACE FUNCTION hozen.month_start(day text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT hozen.as_day(date_trunc('month', hozen.as_date(day)::timestamp)::date)
$$;
CREATE OR REPLACE FUNCTION hozen.month_end(day text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT hozen.as_day((date_trunc('month', hozen.as_date(day)::timestamp) + interval '1 month')::date - 1)
$$;
CREATE OR REPLACE FUNCTION hozen.fiscal_year(day text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT extract(year FROM hozen.as_date(day)::timestamp - interval '3 months')::bigint
$$;
CREATE OR REPLACE FUNCTION hozen.through_months(day text, n bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	months integer := CASE WHEN n BETWEEN 0 AND 97584 THEN n END;
	first date := hozen.as_date(day) + 1;
	last date := (first::timestamp + make_interval(months => months))::date;
BEGIN
	RETURN hozen.as_day(CASE WHEN extract(day FROM last) = extract(day FROM first) THEN last - 1 ELSE last END);
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
CREATE TABLE ledger_erased (
  n BIGINT NOT NULL,
  entry BIGINT NOT NULL CHECK (entry > n),
  hash bytea NOT NULL,
  PRIMARY KEY (n, entry));
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
CREATE INDEX IF NOT EXISTS scope_company_reader ON scope (company);
CREATE TABLE IF NOT EXISTS scope_company (company BIGINT NOT NULL PRIMARY KEY);
CREATE TABLE IF NOT EXISTS scope_person (reader text COLLATE "C" NOT NULL, person BIGINT NOT NULL, company BIGINT NOT NULL, PRIMARY KEY (reader, person, company));
CREATE TABLE scope_day (one INTEGER PRIMARY KEY CHECK (one = 1), day text COLLATE "C");
INSERT INTO scope_day (one, day) VALUES (1, NULL);
CREATE TABLE schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);
INSERT INTO schema_version (one, version) VALUES (1, 0);
CREATE TABLE schema_column (tbl text COLLATE "C" NOT NULL, col text COLLATE "C" NOT NULL, PRIMARY KEY (tbl, col));
CREATE TABLE IF NOT EXISTS credential (account text COLLATE "C" NOT NULL PRIMARY KEY, password text COLLATE "C", changed_at BIGINT, totp text COLLATE "C", totp_step BIGINT NOT NULL, invitation text COLLATE "C", invited_until BIGINT);
CREATE TABLE IF NOT EXISTS recovery_code (account text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL, PRIMARY KEY (account, hash));
CREATE TABLE IF NOT EXISTS passkey (id text COLLATE "C" NOT NULL PRIMARY KEY, account text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, public_key text COLLATE "C" NOT NULL, used BIGINT NOT NULL, made_at BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS known_device (hash text COLLATE "C" NOT NULL PRIMARY KEY, account text COLLATE "C" NOT NULL, until BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS session (hash text COLLATE "C" NOT NULL PRIMARY KEY, number text COLLATE "C" NOT NULL UNIQUE, account text COLLATE "C" NOT NULL, way text COLLATE "C" NOT NULL, address text COLLATE "C", agent text COLLATE "C", begun_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, idle BIGINT NOT NULL, ends_at BIGINT NOT NULL, proved_at BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS once (account text COLLATE "C" NOT NULL, once_key text COLLATE "C" NOT NULL, request text COLLATE "C" NOT NULL, entry BIGINT NOT NULL, number text COLLATE "C", records BIGINT NOT NULL, at text COLLATE "C" NOT NULL, PRIMARY KEY (account, once_key));
CREATE TABLE IF NOT EXISTS jotting (account text COLLATE "C" NOT NULL, place text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, content text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, PRIMARY KEY (account, place, name));
CREATE TABLE organisation (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_en text COLLATE "C" CHECK (name_en <> ''),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('authority', 'bureau', 'branch')),
	parent bigint REFERENCES organisation (id),
	seat text COLLATE "C" CHECK (seat <> ''),
	unit text COLLATE "C" CHECK (unit <> '')
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
	unit text COLLATE "C",
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
INSERT INTO schema_column (tbl, col) VALUES ('organisation', 'unit');
CREATE TABLE jurisdiction (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	organisation bigint NOT NULL REFERENCES organisation (id),
	prefecture text COLLATE "C" NOT NULL CHECK (prefecture <> '') CHECK (prefecture IN ('hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima', 'ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa', 'niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi', 'tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa')),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	municipality text COLLATE "C" CHECK (municipality <> '')
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
	municipality text COLLATE "C",
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
INSERT INTO schema_column (tbl, col) VALUES ('jurisdiction', 'municipality');
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
CREATE TABLE ownership_interest (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	holder bigint REFERENCES company (id),
	holder_name text COLLATE "C" CHECK (holder_name <> ''),
	holder_country text COLLATE "C" CHECK (holder_country <> ''),
	votes_bp bigint NOT NULL CHECK (votes_bp >= 0),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX ownership_interest_company ON ownership_interest (company);
CREATE INDEX ownership_interest_holder ON ownership_interest (holder);
CREATE TABLE ownership_interest_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	holder bigint,
	holder_name text COLLATE "C",
	holder_country text COLLATE "C",
	votes_bp bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('officer', 'creditor', 'revenue', 'contract', 'control', 'other')),
	country text COLLATE "C" NOT NULL CHECK (country <> ''),
	detail text COLLATE "C" CHECK (detail <> ''),
	mitigation text COLLATE "C" CHECK (mitigation <> '') CHECK (mitigation IN ('none', 'resolution', 'proxy', 'agreement', 'technology')),
	reported_on text COLLATE "C" CHECK (length(reported_on) = 10) CHECK (reported_on <> ''),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX foreign_tie_company ON foreign_tie (company);
CREATE TABLE foreign_tie_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	kind text COLLATE "C",
	country text COLLATE "C",
	detail text COLLATE "C",
	mitigation text COLLATE "C",
	reported_on text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	regime text COLLATE "C" CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	title text COLLATE "C" NOT NULL CHECK (title <> ''),
	edition text COLLATE "C" NOT NULL CHECK (edition <> ''),
	made_on text COLLATE "C" NOT NULL CHECK (length(made_on) = 10) CHECK (made_on <> ''),
	confirmed_on text COLLATE "C" CHECK (length(confirmed_on) = 10) CHECK (confirmed_on <> '') CHECK (confirmed_on >= made_on),
	confirmed_by bigint REFERENCES organisation (id),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= made_on),
	UNIQUE (company, title, edition)
);
CREATE INDEX rule_set_company ON rule_set (company);
CREATE INDEX rule_set_confirmed_by ON rule_set (confirmed_by);
CREATE TABLE rule_set_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	regime text COLLATE "C",
	title text COLLATE "C",
	edition text COLLATE "C",
	made_on text COLLATE "C",
	confirmed_on text COLLATE "C",
	confirmed_by bigint,
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	rule_set bigint NOT NULL REFERENCES rule_set (id),
	heading text COLLATE "C" NOT NULL CHECK (heading <> '') CHECK (heading IN ('manager', 'education', 'facilities', 'handlers', 'entry', 'computers', 'documents', 'transmission', 'inspection', 'emergency_destruction', 'accident', 'other')),
	provision text COLLATE "C" NOT NULL CHECK (provision <> ''),
	strength text COLLATE "C" NOT NULL CHECK (strength <> '') CHECK (strength IN ('equal', 'stricter', 'weaker')),
	UNIQUE (rule_set, heading)
);
CREATE INDEX rule_heading_rule_set ON rule_heading (rule_set);
CREATE TABLE rule_heading_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	rule_set bigint,
	heading text COLLATE "C",
	provision text COLLATE "C",
	strength text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX rule_heading_version_number ON rule_heading_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'rule_set');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'heading');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'provision');
INSERT INTO schema_column (tbl, col) VALUES ('rule_heading', 'strength');
CREATE TABLE equipment_category (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_en text COLLATE "C" CHECK (name_en <> ''),
	place bigint CHECK (place >= 0)
);
CREATE TABLE equipment_category_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C",
	name_en text COLLATE "C",
	place bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX equipment_category_version_number ON equipment_category_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'name');
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'name_en');
INSERT INTO schema_column (tbl, col) VALUES ('equipment_category', 'place');
CREATE TABLE procurement_amount (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	category bigint NOT NULL REFERENCES equipment_category (id),
	fiscal_year bigint NOT NULL CHECK (fiscal_year >= 0),
	oku_yen bigint NOT NULL CHECK (oku_yen >= 0),
	source text COLLATE "C" CHECK (source <> ''),
	UNIQUE (category, fiscal_year)
);
CREATE INDEX procurement_amount_category ON procurement_amount (category);
CREATE TABLE procurement_amount_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	category bigint,
	fiscal_year bigint,
	oku_yen bigint,
	source text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX procurement_amount_version_number ON procurement_amount_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'category');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'fiscal_year');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'oku_yen');
INSERT INTO schema_column (tbl, col) VALUES ('procurement_amount', 'source');
CREATE TABLE programme (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	title text COLLATE "C" NOT NULL CHECK (title <> ''),
	title_en text COLLATE "C" CHECK (title_en <> ''),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('development', 'production', 'licence', 'research')),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE TABLE programme_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	title text COLLATE "C",
	title_en text COLLATE "C",
	kind text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	programme bigint NOT NULL REFERENCES programme (id),
	partner text COLLATE "C" NOT NULL CHECK (partner <> ''),
	UNIQUE (programme, partner)
);
CREATE INDEX programme_partner_programme ON programme_partner (programme);
CREATE TABLE programme_partner_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	programme bigint,
	partner text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX programme_partner_version_number ON programme_partner_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('programme_partner', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('programme_partner', 'programme');
INSERT INTO schema_column (tbl, col) VALUES ('programme_partner', 'partner');
CREATE TABLE agreement (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	partner text COLLATE "C" NOT NULL CHECK (partner <> ''),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_en text COLLATE "C" CHECK (name_en <> ''),
	scope text COLLATE "C" NOT NULL CHECK (scope <> '') CHECK (scope IN ('all', 'military')),
	signed_on text COLLATE "C" CHECK (length(signed_on) = 10) CHECK (signed_on <> ''),
	in_force_on text COLLATE "C" CHECK (length(in_force_on) = 10) CHECK (in_force_on <> '') CHECK (in_force_on >= signed_on),
	ended_on text COLLATE "C" CHECK (length(ended_on) = 10) CHECK (ended_on <> '') CHECK (ended_on >= in_force_on),
	source text COLLATE "C" CHECK (source <> ''),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE TABLE agreement_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	partner text COLLATE "C",
	name text COLLATE "C",
	name_en text COLLATE "C",
	scope text COLLATE "C",
	signed_on text COLLATE "C",
	in_force_on text COLLATE "C",
	ended_on text COLLATE "C",
	source text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	agreement bigint NOT NULL REFERENCES agreement (id),
	level text COLLATE "C" NOT NULL CHECK (level <> ''),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade text COLLATE "C" NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	from_on text COLLATE "C" CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE INDEX equivalence_agreement ON equivalence (agreement);
CREATE TABLE equivalence_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	agreement bigint,
	level text COLLATE "C",
	regime text COLLATE "C",
	grade text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
CREATE TABLE nationality (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	country text COLLATE "C" NOT NULL CHECK (country <> ''),
	note text COLLATE "C" CHECK (note <> ''),
	UNIQUE (person, country)
);
CREATE INDEX nationality_person ON nationality (person);
CREATE TABLE nationality_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	country text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX nationality_version_number ON nationality_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'country');
INSERT INTO schema_column (tbl, col) VALUES ('nationality', 'note');
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
	department text COLLATE "C" CHECK (department <> ''),
	dispatched_by text COLLATE "C" CHECK (dispatched_by <> ''),
	dispatcher bigint REFERENCES company (id),
	UNIQUE (person, company, from_on)
);
CREATE INDEX employment_person ON employment (person);
CREATE INDEX employment_company ON employment (company);
CREATE INDEX employment_dispatcher ON employment (dispatcher);
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
	department text COLLATE "C",
	dispatched_by text COLLATE "C",
	dispatcher bigint,
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
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'department');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'dispatched_by');
INSERT INTO schema_column (tbl, col) VALUES ('employment', 'dispatcher');
CREATE TABLE role_holder (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	site bigint REFERENCES site (id),
	person bigint NOT NULL REFERENCES person (id),
	post text COLLATE "C" NOT NULL CHECK (post <> '') CHECK (post IN ('management', 'director', 'manager', 'deputy', 'custodian', 'system_manager', 'protection_lead', 'work_manager')),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	notified_on text COLLATE "C" CHECK (length(notified_on) = 10) CHECK (notified_on <> '')
);
CREATE INDEX role_holder_company ON role_holder (company);
CREATE INDEX role_holder_site ON role_holder (site);
CREATE INDEX role_holder_person ON role_holder (person);
CREATE TABLE role_holder_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	site bigint,
	person bigint,
	post text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	notified_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	prime bigint NOT NULL REFERENCES company (id),
	authority bigint NOT NULL REFERENCES organisation (id),
	title text COLLATE "C" NOT NULL CHECK (title <> ''),
	title_en text COLLATE "C" CHECK (title_en <> ''),
	start_on text COLLATE "C" NOT NULL CHECK (length(start_on) = 10) CHECK (start_on <> ''),
	end_on text COLLATE "C" CHECK (length(end_on) = 10) CHECK (end_on <> '') CHECK (end_on >= start_on),
	closing_until text COLLATE "C" CHECK (length(closing_until) = 10) CHECK (closing_until <> '') CHECK (closing_until >= end_on),
	category bigint REFERENCES equipment_category (id),
	programme bigint REFERENCES programme (id)
);
CREATE INDEX contract_prime ON contract (prime);
CREATE INDEX contract_authority ON contract (authority);
CREATE INDEX contract_category ON contract (category);
CREATE INDEX contract_programme ON contract (programme);
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
	closing_until text COLLATE "C",
	category bigint,
	programme bigint,
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
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'closing_until');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'category');
INSERT INTO schema_column (tbl, col) VALUES ('contract', 'programme');
CREATE TABLE contract_clause (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	contract bigint NOT NULL REFERENCES contract (id),
	clause text COLLATE "C" NOT NULL CHECK (clause <> '') CHECK (clause IN ('sds', 'mda', 'secret', 'kea', 'infosec')),
	attached_on text COLLATE "C" CHECK (length(attached_on) = 10) CHECK (attached_on <> ''),
	UNIQUE (contract, clause)
);
CREATE INDEX contract_clause_contract ON contract_clause (contract);
CREATE TABLE contract_clause_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	contract bigint,
	clause text COLLATE "C",
	attached_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX contract_clause_version_number ON contract_clause_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'contract');
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'clause');
INSERT INTO schema_column (tbl, col) VALUES ('contract_clause', 'attached_on');
CREATE TABLE subcontract (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	contract bigint NOT NULL REFERENCES contract (id),
	given_by bigint NOT NULL REFERENCES company (id),
	company bigint NOT NULL REFERENCES company (id),
	work text COLLATE "C" NOT NULL CHECK (work <> ''),
	start_on text COLLATE "C" NOT NULL CHECK (length(start_on) = 10) CHECK (start_on <> ''),
	end_on text COLLATE "C" CHECK (length(end_on) = 10) CHECK (end_on <> '') CHECK (end_on >= start_on),
	approved_on text COLLATE "C" CHECK (length(approved_on) = 10) CHECK (approved_on <> ''),
	flowed_down_on text COLLATE "C" CHECK (length(flowed_down_on) = 10) CHECK (flowed_down_on <> ''),
	own_contract bigint REFERENCES contract (id),
	UNIQUE (contract, given_by, company, start_on)
);
CREATE INDEX subcontract_contract ON subcontract (contract);
CREATE INDEX subcontract_given_by ON subcontract (given_by);
CREATE INDEX subcontract_company ON subcontract (company);
CREATE INDEX subcontract_own_contract ON subcontract (own_contract);
CREATE TABLE subcontract_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	contract bigint,
	given_by bigint,
	company bigint,
	work text COLLATE "C",
	start_on text COLLATE "C",
	end_on text COLLATE "C",
	approved_on text COLLATE "C",
	flowed_down_on text COLLATE "C",
	own_contract bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	site bigint NOT NULL REFERENCES site (id),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade text COLLATE "C" NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	authority bigint NOT NULL REFERENCES organisation (id),
	granted_on text COLLATE "C" NOT NULL CHECK (length(granted_on) = 10) CHECK (granted_on <> ''),
	expires_on text COLLATE "C" CHECK (length(expires_on) = 10) CHECK (expires_on <> '') CHECK (expires_on >= granted_on),
	revoked_on text COLLATE "C" CHECK (length(revoked_on) = 10) CHECK (revoked_on <> '') CHECK (revoked_on >= granted_on),
	reference text COLLATE "C" CHECK (reference <> '')
);
CREATE INDEX facility_clearance_company ON facility_clearance (company);
CREATE INDEX facility_clearance_site ON facility_clearance (site);
CREATE INDEX facility_clearance_authority ON facility_clearance (authority);
CREATE TABLE facility_clearance_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	site bigint,
	regime text COLLATE "C",
	grade text COLLATE "C",
	authority bigint,
	granted_on text COLLATE "C",
	expires_on text COLLATE "C",
	revoked_on text COLLATE "C",
	reference text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	facility_clearance bigint NOT NULL REFERENCES facility_clearance (id),
	from_on text COLLATE "C" CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	reason text COLLATE "C" NOT NULL CHECK (reason <> '')
);
CREATE INDEX facility_suspension_facility_clearance ON facility_suspension (facility_clearance);
CREATE TABLE facility_suspension_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	facility_clearance bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	reason text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX facility_suspension_version_number ON facility_suspension_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'facility_clearance');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'to_on');
INSERT INTO schema_column (tbl, col) VALUES ('facility_suspension', 'reason');
CREATE TABLE clearance (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	authority bigint NOT NULL REFERENCES organisation (id),
	grade text COLLATE "C" CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	outcome text COLLATE "C" CHECK (outcome <> '') CHECK (outcome IN ('cleared', 'not_cleared')),
	notice_on text COLLATE "C" NOT NULL CHECK (length(notice_on) = 10) CHECK (notice_on <> ''),
	counted_from text COLLATE "C" CHECK (length(counted_from) = 10) CHECK (counted_from <> ''),
	consented_on text COLLATE "C" CHECK (length(consented_on) = 10) CHECK (consented_on <> ''),
	reported_on text COLLATE "C" CHECK (length(reported_on) = 10) CHECK (reported_on <> ''),
	withdrawn_on text COLLATE "C" CHECK (length(withdrawn_on) = 10) CHECK (withdrawn_on <> '') CHECK (withdrawn_on >= notice_on),
	occasion text COLLATE "C" CHECK (occasion <> '') CHECK (occasion IN ('first', 'renewal', 'doubt')),
	reference text COLLATE "C" CHECK (reference <> ''),
	examined_by text COLLATE "C" CHECK (examined_by <> ''),
	approved_by text COLLATE "C" CHECK (approved_by <> '')
);
CREATE INDEX clearance_person ON clearance (person);
CREATE INDEX clearance_authority ON clearance (authority);
CREATE TABLE clearance_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	regime text COLLATE "C",
	authority bigint,
	grade text COLLATE "C",
	outcome text COLLATE "C",
	notice_on text COLLATE "C",
	counted_from text COLLATE "C",
	consented_on text COLLATE "C",
	reported_on text COLLATE "C",
	withdrawn_on text COLLATE "C",
	occasion text COLLATE "C",
	reference text COLLATE "C",
	examined_by text COLLATE "C",
	approved_by text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	reason text COLLATE "C" NOT NULL CHECK (reason <> '') CHECK (reason IN ('doubt_notice', 'incident', 'other')),
	regime text COLLATE "C" CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	authority bigint REFERENCES organisation (id),
	from_on text COLLATE "C" CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE INDEX suspension_person ON suspension (person);
CREATE INDEX suspension_authority ON suspension (authority);
CREATE TABLE suspension_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	reason text COLLATE "C",
	regime text COLLATE "C",
	authority bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	signed_on text COLLATE "C" NOT NULL CHECK (length(signed_on) = 10) CHECK (signed_on <> ''),
	ended_on text COLLATE "C" CHECK (length(ended_on) = 10) CHECK (ended_on <> '') CHECK (ended_on >= signed_on),
	UNIQUE (person, regime, signed_on)
);
CREATE INDEX pledge_person ON pledge (person);
CREATE TABLE pledge_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	regime text COLLATE "C",
	signed_on text COLLATE "C",
	ended_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX pledge_version_number ON pledge_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'regime');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'signed_on');
INSERT INTO schema_column (tbl, col) VALUES ('pledge', 'ended_on');
CREATE TABLE education (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	course text COLLATE "C" NOT NULL CHECK (course <> '') CHECK (course IN ('initial', 'annual', 'ad_hoc')),
	done_on text COLLATE "C" NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	minutes bigint CHECK (minutes >= 0),
	teacher text COLLATE "C" CHECK (teacher <> ''),
	topics text COLLATE "C" CHECK (topics <> ''),
	score bigint CHECK (score >= 0),
	UNIQUE (person, regime, course, done_on)
);
CREATE INDEX education_person ON education (person);
CREATE TABLE education_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	regime text COLLATE "C",
	course text COLLATE "C",
	done_on text COLLATE "C",
	minutes bigint,
	teacher text COLLATE "C",
	topics text COLLATE "C",
	score bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade text COLLATE "C" NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	authority bigint NOT NULL REFERENCES organisation (id),
	outline text COLLATE "C" NOT NULL CHECK (outline <> ''),
	matter text COLLATE "C" CHECK (matter <> ''),
	designated_on text COLLATE "C" NOT NULL CHECK (length(designated_on) = 10) CHECK (designated_on <> ''),
	valid_until text COLLATE "C" CHECK (length(valid_until) = 10) CHECK (valid_until <> '') CHECK (valid_until >= designated_on),
	measure text COLLATE "C" NOT NULL CHECK (measure <> '') CHECK (measure IN ('marking', 'notice')),
	exempt text COLLATE "C" CHECK (exempt <> '') CHECK (exempt IN ('weapons', 'negotiations', 'collection', 'sources', 'cryptography', 'foreign', 'other')),
	post text COLLATE "C" CHECK (post <> ''),
	condition text COLLATE "C" CHECK (condition <> '')
);
CREATE INDEX designation_authority ON designation (authority);
CREATE TABLE designation_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	regime text COLLATE "C",
	grade text COLLATE "C",
	authority bigint,
	outline text COLLATE "C",
	matter text COLLATE "C",
	designated_on text COLLATE "C",
	valid_until text COLLATE "C",
	measure text COLLATE "C",
	exempt text COLLATE "C",
	post text COLLATE "C",
	condition text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	designation bigint NOT NULL REFERENCES designation (id),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('review', 'extend', 'convert', 'expire', 'cancel')),
	done_on text COLLATE "C" NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	valid_until text COLLATE "C" CHECK (length(valid_until) = 10) CHECK (valid_until <> '') CHECK (valid_until >= done_on),
	successor bigint REFERENCES designation (id),
	cabinet_on text COLLATE "C" CHECK (length(cabinet_on) = 10) CHECK (cabinet_on <> ''),
	reference text COLLATE "C" CHECK (reference <> ''),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE INDEX designation_event_designation ON designation_event (designation);
CREATE INDEX designation_event_successor ON designation_event (successor);
CREATE TABLE designation_event_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	designation bigint,
	kind text COLLATE "C",
	done_on text COLLATE "C",
	valid_until text COLLATE "C",
	successor bigint,
	cabinet_on text COLLATE "C",
	reference text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	designation bigint NOT NULL REFERENCES designation (id),
	company bigint NOT NULL REFERENCES company (id),
	noticed_on text COLLATE "C" NOT NULL CHECK (length(noticed_on) = 10) CHECK (noticed_on <> ''),
	ended_on text COLLATE "C" CHECK (length(ended_on) = 10) CHECK (ended_on <> '') CHECK (ended_on >= noticed_on),
	UNIQUE (designation, company, noticed_on)
);
CREATE INDEX designation_holder_designation ON designation_holder (designation);
CREATE INDEX designation_holder_company ON designation_holder (company);
CREATE TABLE designation_holder_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	designation bigint,
	company bigint,
	noticed_on text COLLATE "C",
	ended_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX designation_holder_version_number ON designation_holder_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'designation');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'company');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'noticed_on');
INSERT INTO schema_column (tbl, col) VALUES ('designation_holder', 'ended_on');
CREATE TABLE handler_range (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	contract bigint NOT NULL REFERENCES contract (id),
	designation bigint REFERENCES designation (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	reference text COLLATE "C" CHECK (reference <> '')
);
CREATE INDEX handler_range_person ON handler_range (person);
CREATE INDEX handler_range_contract ON handler_range (contract);
CREATE INDEX handler_range_designation ON handler_range (designation);
CREATE TABLE handler_range_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	contract bigint,
	designation bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	reference text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint NOT NULL REFERENCES site (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	grade text COLLATE "C" NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	approved_on text COLLATE "C" CHECK (length(approved_on) = 10) CHECK (approved_on <> ''),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> '') CHECK (closed_on >= approved_on)
);
CREATE INDEX area_site ON area (site);
CREATE TABLE area_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint,
	name text COLLATE "C",
	grade text COLLATE "C",
	approved_on text COLLATE "C",
	closed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	area bigint NOT NULL REFERENCES area (id),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	UNIQUE (area, regime)
);
CREATE INDEX area_regime_area ON area_regime (area);
CREATE TABLE area_regime_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	area bigint,
	regime text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX area_regime_version_number ON area_regime_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('area_regime', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('area_regime', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('area_regime', 'regime');
CREATE TABLE area_measure (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	area bigint NOT NULL REFERENCES area (id),
	measure text COLLATE "C" NOT NULL CHECK (measure <> '') CHECK (measure IN ('fence', 'walls', 'single_entrance', 'door', 'windowless', 'alarm', 'grilles', 'strongbox')),
	state text COLLATE "C" NOT NULL CHECK (state <> '') CHECK (state IN ('met', 'equivalent', 'not_met')),
	seen_on text COLLATE "C" NOT NULL CHECK (length(seen_on) = 10) CHECK (seen_on <> ''),
	note text COLLATE "C" CHECK (note <> ''),
	UNIQUE (area, measure, seen_on)
);
CREATE INDEX area_measure_area ON area_measure (area);
CREATE TABLE area_measure_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	area bigint,
	measure text COLLATE "C",
	state text COLLATE "C",
	seen_on text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint NOT NULL REFERENCES person (id),
	area bigint NOT NULL REFERENCES area (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	badge text COLLATE "C" CHECK (badge <> '')
);
CREATE INDEX area_pass_person ON area_pass (person);
CREATE INDEX area_pass_area ON area_pass (area);
CREATE TABLE area_pass_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	person bigint,
	area bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	badge text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	area bigint NOT NULL REFERENCES area (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('safe', 'steel_box', 'locker')),
	grade text COLLATE "C" NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	dial_lock bigint NOT NULL CHECK (dial_lock IN (0, 1)),
	key_lock bigint NOT NULL CHECK (key_lock IN (0, 1)),
	placed_on text COLLATE "C" NOT NULL CHECK (length(placed_on) = 10) CHECK (placed_on <> ''),
	removed_on text COLLATE "C" CHECK (length(removed_on) = 10) CHECK (removed_on <> '') CHECK (removed_on >= placed_on)
);
CREATE INDEX container_area ON container (area);
CREATE TABLE container_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	area bigint,
	name text COLLATE "C",
	kind text COLLATE "C",
	grade text COLLATE "C",
	dial_lock bigint,
	key_lock bigint,
	placed_on text COLLATE "C",
	removed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	container bigint NOT NULL REFERENCES container (id),
	changed_on text COLLATE "C" NOT NULL CHECK (length(changed_on) = 10) CHECK (changed_on <> ''),
	reason text COLLATE "C" NOT NULL CHECK (reason <> '') CHECK (reason IN ('installed', 'periodic', 'holder', 'compromise')),
	changed_by bigint REFERENCES person (id),
	next_on text COLLATE "C" CHECK (length(next_on) = 10) CHECK (next_on <> '') CHECK (next_on >= changed_on),
	envelope text COLLATE "C" CHECK (envelope <> ''),
	UNIQUE (container, changed_on)
);
CREATE INDEX combination_change_container ON combination_change (container);
CREATE INDEX combination_change_changed_by ON combination_change (changed_by);
CREATE TABLE combination_change_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	container bigint,
	changed_on text COLLATE "C",
	reason text COLLATE "C",
	changed_by bigint,
	next_on text COLLATE "C",
	envelope text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	container bigint NOT NULL REFERENCES container (id),
	person bigint NOT NULL REFERENCES person (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on)
);
CREATE INDEX combination_holder_container ON combination_holder (container);
CREATE INDEX combination_holder_person ON combination_holder (person);
CREATE TABLE combination_holder_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	container bigint,
	person bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX combination_holder_version_number ON combination_holder_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'container');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'person');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'from_on');
INSERT INTO schema_column (tbl, col) VALUES ('combination_holder', 'to_on');
CREATE TABLE item (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	holder bigint NOT NULL REFERENCES company (id),
	contract bigint NOT NULL REFERENCES contract (id),
	regime text COLLATE "C" NOT NULL CHECK (regime <> '') CHECK (regime IN ('SDS', 'MDA', 'HI', 'DPB', 'KEA', 'PI')),
	grade text COLLATE "C" NOT NULL CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	authority bigint NOT NULL REFERENCES organisation (id),
	designation bigint REFERENCES designation (id),
	title text COLLATE "C" NOT NULL CHECK (title <> ''),
	title_en text COLLATE "C" CHECK (title_en <> ''),
	form text COLLATE "C" NOT NULL CHECK (form <> '') CHECK (form IN ('document', 'electronic', 'medium', 'object')),
	copy_no bigint CHECK (copy_no >= 0),
	pages bigint CHECK (pages >= 0),
	registered_on text COLLATE "C" NOT NULL CHECK (length(registered_on) = 10) CHECK (registered_on <> ''),
	received_from text COLLATE "C" CHECK (received_from <> ''),
	origin text COLLATE "C" CHECK (origin <> ''),
	origin_mark text COLLATE "C" CHECK (origin_mark <> ''),
	military bigint NOT NULL CHECK (military IN (0, 1)),
	container bigint REFERENCES container (id),
	custodian bigint REFERENCES person (id),
	copy_of bigint REFERENCES item (id),
	returned_on text COLLATE "C" CHECK (length(returned_on) = 10) CHECK (returned_on <> '') CHECK (returned_on >= registered_on),
	destroyed_on text COLLATE "C" CHECK (length(destroyed_on) = 10) CHECK (destroyed_on <> '') CHECK (destroyed_on >= registered_on),
	destroyed_by bigint REFERENCES person (id),
	witnessed_by bigint REFERENCES person (id),
	destruction text COLLATE "C" CHECK (destruction <> '') CHECK (destruction IN ('burning', 'shredding', 'grinding', 'dissolving', 'erasing'))
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
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	holder bigint,
	contract bigint,
	regime text COLLATE "C",
	grade text COLLATE "C",
	authority bigint,
	designation bigint,
	title text COLLATE "C",
	title_en text COLLATE "C",
	form text COLLATE "C",
	copy_no bigint,
	pages bigint,
	registered_on text COLLATE "C",
	received_from text COLLATE "C",
	origin text COLLATE "C",
	origin_mark text COLLATE "C",
	military bigint,
	container bigint,
	custodian bigint,
	copy_of bigint,
	returned_on text COLLATE "C",
	destroyed_on text COLLATE "C",
	destroyed_by bigint,
	witnessed_by bigint,
	destruction text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	item bigint NOT NULL REFERENCES item (id),
	country text COLLATE "C" NOT NULL CHECK (country <> ''),
	reference text COLLATE "C" CHECK (reference <> ''),
	UNIQUE (item, country)
);
CREATE INDEX item_release_item ON item_release (item);
CREATE TABLE item_release_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	item bigint,
	country text COLLATE "C",
	reference text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX item_release_version_number ON item_release_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'item');
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'country');
INSERT INTO schema_column (tbl, col) VALUES ('item_release', 'reference');
CREATE TABLE loan (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	item bigint NOT NULL REFERENCES item (id),
	person bigint NOT NULL REFERENCES person (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	due_on text COLLATE "C" CHECK (length(due_on) = 10) CHECK (due_on <> '') CHECK (due_on >= from_on),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	purpose text COLLATE "C" CHECK (purpose <> ''),
	area bigint REFERENCES area (id)
);
CREATE INDEX loan_item ON loan (item);
CREATE INDEX loan_person ON loan (person);
CREATE INDEX loan_area ON loan (area);
CREATE TABLE loan_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	item bigint,
	person bigint,
	from_on text COLLATE "C",
	due_on text COLLATE "C",
	to_on text COLLATE "C",
	purpose text COLLATE "C",
	area bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	item bigint NOT NULL REFERENCES item (id),
	use text COLLATE "C" NOT NULL CHECK (use <> '') CHECK (use IN ('copy', 'carry_out', 'send', 'destroy')),
	person bigint NOT NULL REFERENCES person (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	method text COLLATE "C" CHECK (method <> '') CHECK (method IN ('courier', 'registered_post', 'encrypted_line', 'encrypted_mail')),
	witness bigint REFERENCES person (id),
	approved_by text COLLATE "C" CHECK (approved_by <> ''),
	reference text COLLATE "C" CHECK (reference <> '')
);
CREATE INDEX approval_item ON approval (item);
CREATE INDEX approval_person ON approval (person);
CREATE INDEX approval_witness ON approval (witness);
CREATE TABLE approval_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	item bigint,
	use text COLLATE "C",
	person bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	method text COLLATE "C",
	witness bigint,
	approved_by text COLLATE "C",
	reference text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint NOT NULL REFERENCES site (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	wiring text COLLATE "C" NOT NULL CHECK (wiring <> '') CHECK (wiring IN ('stand_alone', 'in_area_wired', 'networked')),
	registered_on text COLLATE "C" NOT NULL CHECK (length(registered_on) = 10) CHECK (registered_on <> ''),
	retired_on text COLLATE "C" CHECK (length(retired_on) = 10) CHECK (retired_on <> '') CHECK (retired_on >= registered_on),
	area bigint REFERENCES area (id),
	grade text COLLATE "C" CHECK (grade <> '') CHECK (grade IN ('1', '2', '3', '4')),
	fastened bigint CHECK (fastened IN (0, 1))
);
CREATE INDEX machine_site ON machine (site);
CREATE INDEX machine_area ON machine (area);
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
	area bigint,
	grade text COLLATE "C",
	fastened bigint,
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
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'area');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'grade');
INSERT INTO schema_column (tbl, col) VALUES ('machine', 'fastened');
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
	password_changed_on text COLLATE "C" CHECK (length(password_changed_on) = 10) CHECK (password_changed_on <> '') CHECK (password_changed_on >= from_on),
	privileged bigint CHECK (privileged IN (0, 1)),
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
	password_changed_on text COLLATE "C",
	privileged bigint,
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
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'password_changed_on');
INSERT INTO schema_column (tbl, col) VALUES ('machine_account', 'privileged');
CREATE TABLE machine_software (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint NOT NULL REFERENCES machine (id),
	product text COLLATE "C" NOT NULL CHECK (product <> ''),
	edition text COLLATE "C" CHECK (edition <> ''),
	installed_on text COLLATE "C" NOT NULL CHECK (length(installed_on) = 10) CHECK (installed_on <> ''),
	removed_on text COLLATE "C" CHECK (length(removed_on) = 10) CHECK (removed_on <> '') CHECK (removed_on >= installed_on),
	UNIQUE (machine, product, installed_on)
);
CREATE INDEX machine_software_machine ON machine_software (machine);
CREATE TABLE machine_software_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint,
	product text COLLATE "C",
	edition text COLLATE "C",
	installed_on text COLLATE "C",
	removed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint NOT NULL REFERENCES company (id),
	product text COLLATE "C" NOT NULL CHECK (product <> ''),
	purpose text COLLATE "C" CHECK (purpose <> ''),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	UNIQUE (company, product, from_on)
);
CREATE INDEX allowed_software_company ON allowed_software (company);
CREATE TABLE allowed_software_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	company bigint,
	product text COLLATE "C",
	purpose text COLLATE "C",
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint NOT NULL REFERENCES machine (id),
	from_on text COLLATE "C" NOT NULL CHECK (length(from_on) = 10) CHECK (from_on <> ''),
	to_on text COLLATE "C" NOT NULL CHECK (length(to_on) = 10) CHECK (to_on <> '') CHECK (to_on >= from_on),
	reviewed_on text COLLATE "C" NOT NULL CHECK (length(reviewed_on) = 10) CHECK (reviewed_on <> '') CHECK (reviewed_on >= to_on),
	reviewed_by bigint REFERENCES person (id),
	anomaly bigint NOT NULL CHECK (anomaly IN (0, 1)),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE INDEX usage_review_machine ON usage_review (machine);
CREATE INDEX usage_review_reviewed_by ON usage_review (reviewed_by);
CREATE TABLE usage_review_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	machine bigint,
	from_on text COLLATE "C",
	to_on text COLLATE "C",
	reviewed_on text COLLATE "C",
	reviewed_by bigint,
	anomaly bigint,
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint NOT NULL REFERENCES site (id),
	organisation bigint NOT NULL REFERENCES organisation (id),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('initial', 'monthly', 'special', 'follow_up', 'closing')),
	done_on text COLLATE "C" NOT NULL CHECK (length(done_on) = 10) CHECK (done_on <> ''),
	on_site bigint NOT NULL CHECK (on_site IN (0, 1)),
	inspectors text COLLATE "C" CHECK (inspectors <> ''),
	counted bigint CHECK (counted >= 0),
	discrepancies bigint CHECK (discrepancies >= 0),
	reported_on text COLLATE "C" CHECK (length(reported_on) = 10) CHECK (reported_on <> '') CHECK (reported_on >= done_on),
	note text COLLATE "C" CHECK (note <> '')
);
CREATE INDEX inspection_site ON inspection (site);
CREATE INDEX inspection_organisation ON inspection (organisation);
CREATE TABLE inspection_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint,
	organisation bigint,
	kind text COLLATE "C",
	done_on text COLLATE "C",
	on_site bigint,
	inspectors text COLLATE "C",
	counted bigint,
	discrepancies bigint,
	reported_on text COLLATE "C",
	note text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	inspection bigint NOT NULL REFERENCES inspection (id),
	heading text COLLATE "C" CHECK (heading <> '') CHECK (heading IN ('manager', 'education', 'facilities', 'handlers', 'entry', 'computers', 'documents', 'transmission', 'inspection', 'emergency_destruction', 'accident', 'other')),
	weight text COLLATE "C" NOT NULL CHECK (weight <> '') CHECK (weight IN ('grave', 'improve', 'advice')),
	text text COLLATE "C" NOT NULL CHECK (text <> ''),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> '')
);
CREATE INDEX inspection_finding_inspection ON inspection_finding (inspection);
CREATE TABLE inspection_finding_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	inspection bigint,
	heading text COLLATE "C",
	weight text COLLATE "C",
	text text COLLATE "C",
	closed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint NOT NULL REFERENCES site (id),
	finding bigint REFERENCES inspection_finding (id),
	issued_by bigint NOT NULL REFERENCES organisation (id),
	issued_on text COLLATE "C" NOT NULL CHECK (length(issued_on) = 10) CHECK (issued_on <> ''),
	reply_due_on text COLLATE "C" NOT NULL CHECK (length(reply_due_on) = 10) CHECK (reply_due_on <> '') CHECK (reply_due_on >= issued_on),
	text text COLLATE "C" NOT NULL CHECK (text <> ''),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> '') CHECK (closed_on >= issued_on)
);
CREATE INDEX instruction_site ON instruction (site);
CREATE INDEX instruction_finding ON instruction (finding);
CREATE INDEX instruction_issued_by ON instruction (issued_by);
CREATE TABLE instruction_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint,
	finding bigint,
	issued_by bigint,
	issued_on text COLLATE "C",
	reply_due_on text COLLATE "C",
	text text COLLATE "C",
	closed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	instruction bigint NOT NULL REFERENCES instruction (id),
	replied_on text COLLATE "C" NOT NULL CHECK (length(replied_on) = 10) CHECK (replied_on <> ''),
	text text COLLATE "C" NOT NULL CHECK (text <> '')
);
CREATE INDEX instruction_reply_instruction ON instruction_reply (instruction);
CREATE TABLE instruction_reply_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	instruction bigint,
	replied_on text COLLATE "C",
	text text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX instruction_reply_version_number ON instruction_reply_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'instruction');
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'replied_on');
INSERT INTO schema_column (tbl, col) VALUES ('instruction_reply', 'text');
CREATE TABLE incident (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint NOT NULL REFERENCES site (id),
	kind text COLLATE "C" NOT NULL CHECK (kind <> '') CHECK (kind IN ('loss', 'theft', 'leak', 'unauthorised', 'unregistered', 'lock', 'malware', 'exposure', 'other')),
	suspected bigint NOT NULL CHECK (suspected IN (0, 1)),
	discovered_at text COLLATE "C" NOT NULL CHECK (length(discovered_at) = 27) CHECK (discovered_at <> ''),
	discovered_by bigint REFERENCES person (id),
	area bigint REFERENCES area (id),
	summary text COLLATE "C" NOT NULL CHECK (summary <> ''),
	contained_on text COLLATE "C" CHECK (length(contained_on) = 10) CHECK (contained_on <> ''),
	first_report_at text COLLATE "C" CHECK (length(first_report_at) = 27) CHECK (first_report_at <> ''),
	reported_to bigint REFERENCES organisation (id),
	written_report_on text COLLATE "C" CHECK (length(written_report_on) = 10) CHECK (written_report_on <> ''),
	provider_told_on text COLLATE "C" CHECK (length(provider_told_on) = 10) CHECK (provider_told_on <> ''),
	investigated_on text COLLATE "C" CHECK (length(investigated_on) = 10) CHECK (investigated_on <> ''),
	prevention text COLLATE "C" CHECK (prevention <> ''),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> '')
);
CREATE INDEX incident_site ON incident (site);
CREATE INDEX incident_discovered_by ON incident (discovered_by);
CREATE INDEX incident_area ON incident (area);
CREATE INDEX incident_reported_to ON incident (reported_to);
CREATE TABLE incident_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	site bigint,
	kind text COLLATE "C",
	suspected bigint,
	discovered_at text COLLATE "C",
	discovered_by bigint,
	area bigint,
	summary text COLLATE "C",
	contained_on text COLLATE "C",
	first_report_at text COLLATE "C",
	reported_to bigint,
	written_report_on text COLLATE "C",
	provider_told_on text COLLATE "C",
	investigated_on text COLLATE "C",
	prevention text COLLATE "C",
	closed_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	incident bigint NOT NULL REFERENCES incident (id),
	item bigint NOT NULL REFERENCES item (id),
	recovered_on text COLLATE "C" CHECK (length(recovered_on) = 10) CHECK (recovered_on <> ''),
	UNIQUE (incident, item)
);
CREATE INDEX incident_item_incident ON incident_item (incident);
CREATE INDEX incident_item_item ON incident_item (item);
CREATE TABLE incident_item_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	incident bigint,
	item bigint,
	recovered_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
	PRIMARY KEY (id, entry)
);
CREATE INDEX incident_item_version_number ON incident_item_version (number);
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'number');
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'incident');
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'item');
INSERT INTO schema_column (tbl, col) VALUES ('incident_item', 'recovered_on');
CREATE TABLE account (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	lang text COLLATE "C" CHECK (lang <> '') CHECK (lang IN ('ja', 'en')),
	company bigint REFERENCES company (id),
	organisation bigint REFERENCES organisation (id),
	closed_on text COLLATE "C" CHECK (length(closed_on) = 10) CHECK (closed_on <> ''),
	person bigint UNIQUE REFERENCES person (id)
);
CREATE INDEX account_company ON account (company);
CREATE INDEX account_organisation ON account (organisation);
CREATE INDEX account_person ON account (person);
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
	person bigint,
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
INSERT INTO schema_column (tbl, col) VALUES ('account', 'person');
CREATE TABLE role (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	account bigint NOT NULL REFERENCES account (id),
	role text COLLATE "C" NOT NULL CHECK (role <> '') CHECK (role IN ('administrator', 'authority_officer', 'clearance_examiner', 'assessment_officer', 'approver', 'sds_manager', 'bureau_head', 'bureau_inspector', 'security_manager', 'custodian', 'system_manager', 'handler', 'dispatch_employer', 'auditor', 'foreign_liaison', 'program')),
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
CREATE TABLE erasure (
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	register text COLLATE "C" NOT NULL CHECK (register <> ''),
	record text COLLATE "C" NOT NULL CHECK (record <> ''),
	proposed_by text COLLATE "C" NOT NULL CHECK (proposed_by <> ''),
	ground text COLLATE "C" NOT NULL CHECK (ground <> ''),
	erased_by text COLLATE "C" CHECK (erased_by <> ''),
	erased_on text COLLATE "C" CHECK (length(erased_on) = 10) CHECK (erased_on <> ''),
	entries bigint CHECK (entries >= 0)
);
CREATE TABLE erasure_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	register text COLLATE "C",
	record text COLLATE "C",
	proposed_by text COLLATE "C",
	ground text COLLATE "C",
	erased_by text COLLATE "C",
	erased_on text COLLATE "C",
	entries bigint,
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
	id bigint PRIMARY KEY,
	number text COLLATE "C" NOT NULL UNIQUE,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	account bigint NOT NULL REFERENCES account (id),
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	scope text COLLATE "C" NOT NULL CHECK (scope <> ''),
	hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash <> ''),
	expires_on text COLLATE "C" NOT NULL CHECK (length(expires_on) = 10) CHECK (expires_on <> '')
);
CREATE INDEX token_account ON token (account);
CREATE TABLE token_version (
	id bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	account bigint,
	name text COLLATE "C",
	scope text COLLATE "C",
	hash text COLLATE "C",
	expires_on text COLLATE "C",
	ended_by BIGINT NOT NULL,
	known_to text COLLATE "C" NOT NULL,
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
