-- Registry: employers, their positions, classification periods and productive units; the offices of the institute; intermediaries.

create table hub.office (
    id uuid primary key,
    code text not null constraint office_code_once unique,
    name text not null,
    province text not null constraint office_province_shape check (province ~ '^[A-Z]{2}$')
);

create table hub.employer (
    id uuid primary key,
    tax_code text not null constraint employer_tax_code_once unique,
    vat_number text,
    name text not null,
    -- Lower case, no accents, made by the hub: lower() is not leakproof and would keep a policy's index unused.
    name_search text collate "C" not null,
    legal_form text not null
);
create index employer_in_order on hub.employer (name_search, id);
-- Searched by the beginnings of its words: see employers_named.
create index employer_words on hub.employer using gin (to_tsvector('simple', name_search));

create table hub.intermediary (
    id uuid primary key,
    tax_code text not null constraint intermediary_tax_code_once unique,
    name text not null,
    kind text not null constraint intermediary_kind check (kind in
        ('LABOUR_CONSULTANT', 'ACCOUNTANT', 'LAWYER', 'TRADE_ASSOCIATION', 'DATA_PROCESSING_CENTRE', 'AGRICULTURAL_EXPERT'))
);

create table hub.position (
    id uuid primary key,
    employer_id uuid not null references hub.employer,
    number text not null constraint position_number_once unique
        constraint position_number_shape check (number ~ '^[0-9]{10}$'),
    office_id uuid not null references hub.office,
    pec text,
    constraint position_of_employer unique (id, employer_id)
);
create index position_by_employer on hub.position (employer_id);

create table hub.classification_period (
    id uuid primary key,
    position_id uuid not null references hub.position,
    statistical_code text not null constraint classification_statistical_code_shape check (statistical_code ~ '^[0-9]{5}$'),
    authorization_codes text[] not null default '{}',
    ateco_version text constraint classification_ateco_version check (ateco_version in ('ATECO_2007', 'ATECO_2025')),
    ateco_code text,
    -- The letter of art. 10 D.Lgs. 148/2015 that the firm falls under, where it falls under one.
    article10 text constraint classification_article10 check (article10 ~ '^[ABCDEFGHILMNO]$'),
    valid_from date not null,
    valid_to date,
    constraint classification_order check (valid_to >= valid_from)
);
create index classification_by_position on hub.classification_period (position_id, valid_from);

create table hub.productive_unit (
    id uuid primary key,
    position_id uuid not null references hub.position,
    number integer not null constraint unit_number_sign check (number >= 0),
    name text not null,
    kind text not null constraint unit_kind check (kind in ('SEAT', 'PLANT', 'CONSTRUCTION_SITE')),
    address text not null,
    municipality_code text not null,
    municipality text not null,
    province text not null,
    office_id uuid not null references hub.office,
    active_from date not null,
    active_to date,
    contract_from date,
    contract_to date,
    constraint unit_number_once unique (position_id, number),
    constraint unit_of_position unique (id, position_id)
);
