-- Applications: what is asked, who benefits, and every change of status.

create table hub.application (
    id uuid primary key,
    employer_id uuid not null,
    position_id uuid not null,
    unit_id uuid not null,
    -- While a draft: the office of its unit. From the submission on: the office that examines, also when the unit moves.
    office_id uuid not null references hub.office,
    -- A twin of submitted_at without null: a composite foreign key with a null in it neither checks nor cascades.
    submitted boolean not null default false,
    status text not null constraint application_status check (status in
        ('DRAFT', 'SUBMITTED', 'PROTOCOLLED', 'ASSIGNED', 'UNDER_REVIEW', 'INTEGRATION_REQUESTED', 'DOCUMENTS_REQUESTED',
         'INTEGRATION_RECEIVED', 'INTEGRATION_EXPIRED', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN')),
    version integer not null default 1,
    benefit text not null,
    cause text,
    period_from date,
    period_to date,
    event_on date,
    weeks integer,
    hours_requested numeric(12, 2) constraint application_hours_sign check (hours_requested >= 0),
    -- Average workforce of the previous half-year by weekly contract hours (art. 12 c. 6): [{"hours": "40.00", "workers": 8}].
    workforce jsonb not null default '[]',
    article10 text,
    union_communicated_on date,
    union_concluded_on date,
    union_workers integer,
    union_weeks integer,
    payment_mode text constraint application_payment_mode check (payment_mode in ('OFFSET', 'DIRECT')),
    declarations jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    submitted_at timestamptz,
    protocol_number text constraint application_protocol_once unique,
    -- The intermediary that sent it, where one did.
    intermediary_id uuid references hub.intermediary,
    operator_capacity_id uuid references hub.capacity,
    operator_name text,
    decided_at timestamptz,
    -- Kept by the write that changes them: lists show them for hundreds of rows.
    blocking_alerts integer not null default 0,
    warning_alerts integer not null default 0,
    info_alerts integer not null default 0,
    document_count integer not null default 0,
    beneficiary_count integer not null default 0,
    constraint application_submission check (submitted = (submitted_at is not null) and submitted = (status <> 'DRAFT')),
    -- What was submitted stands beside other applications: their controls read its cause and its days.
    constraint application_complete check (not submitted or cause is not null and period_from is not null and period_to is not null),
    constraint application_period_order check (period_to >= period_from),
    constraint application_position foreign key (position_id, employer_id) references hub.position (id, employer_id),
    constraint application_unit foreign key (unit_id, position_id) references hub.productive_unit (id, position_id),
    constraint application_rights unique (id, position_id, office_id, submitted)
);
-- The newest of a position: an intermediary reads the few newest of each of many positions. What is included lets lists find
-- their keys, and counters their sums, without reading the rows (12 ms against 40 for 600 positions).
create index application_by_position on hub.application (position_id, created_at desc, id desc)
    include (status, blocking_alerts, warning_alerts, info_alerts);
create index application_by_employer on hub.application (employer_id, created_at desc, id desc)
    include (position_id, status, blocking_alerts, warning_alerts, info_alerts);
-- The queue of an office: what waits, oldest first; and its counters.
create index application_queue on hub.application (office_id, status, submitted_at, id)
    include (blocking_alerts, warning_alerts, info_alerts)
    where submitted;
create index application_newest_of_office on hub.application (office_id, created_at desc, id desc) where submitted;
-- What an operator has in hand.
create index application_in_hand on hub.application (operator_capacity_id, created_at desc, id desc) where operator_capacity_id is not null;

create table hub.beneficiary (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    ordinal integer not null,
    tax_code text not null,
    qualification text not null,
    hired_on date,
    contract_hours numeric(5, 2),
    effective_days integer,
    contractor_days integer,
    hours_requested numeric(10, 2),
    iban text,
    constraint beneficiary_once unique (application_id, tax_code),
    constraint beneficiary_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index beneficiary_in_order on hub.beneficiary (application_id, ordinal, id);

create table hub.status_change (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    -- The version of the application that the change made: the order of changes within one instant.
    version integer not null,
    from_status text,
    to_status text not null,
    at timestamptz not null,
    -- Null where the hub itself acts: protocol, expired terms.
    account_id uuid references hub.account,
    capacity_id uuid references hub.capacity,
    actor text not null,
    role text not null,
    -- The intermediary or office of the one who acted.
    subject text,
    on_behalf_of text,
    reason text,
    constraint status_change_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create unique index status_change_in_order on hub.status_change (application_id, version);

-- Who changed which fields of a draft, by version: what a conflict tells.
create table hub.draft_change (
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    version integer not null,
    actor text not null,
    fields text[] not null,
    at timestamptz not null,
    constraint draft_change_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade,
    primary key (application_id, version)
);

-- Gapless: the row is locked until the act that took the number commits.
create table hub.number_series (
    office_id uuid not null references hub.office,
    year integer not null,
    series text not null constraint number_series_kind check (series in ('PROTOCOL', 'AUTHORIZATION')),
    last bigint not null,
    primary key (office_id, year, series)
);

create table hub.idempotency (
    capacity_id uuid not null references hub.capacity,
    key text not null,
    act text not null,
    input_sha256 bytea not null,
    result_id uuid not null,
    created_at timestamptz not null,
    primary key (capacity_id, key)
);
create index idempotency_by_age on hub.idempotency (created_at);
