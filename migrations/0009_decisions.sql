-- Decisions: an operator proposes, a director signs; what is accepted becomes an authorization.

create table hub.proposal (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    status text not null constraint proposal_status check (status in ('OPEN', 'RETURNED', 'SIGNED', 'CLOSED')),
    outcome text not null constraint proposal_outcome check (outcome in ('ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'INADMISSIBLE')),
    reasons text,
    missing_elements boolean not null default false,
    unavoidable boolean not null default false,
    contribution_due boolean not null default true,
    -- [{"from": "2026-03-02", "to": "2026-03-29", "workers": 8, "hours": "640.00"}]
    periods jsonb not null default '[]',
    proposed_at timestamptz not null,
    proposed_by text not null,
    proposed_by_account uuid not null references hub.account,
    closed_at timestamptz,
    closed_by text,
    closed_by_account uuid references hub.account,
    return_reason text,
    constraint proposal_four_eyes check (status <> 'SIGNED' or closed_by_account <> proposed_by_account),
    constraint proposal_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index proposal_in_order on hub.proposal (application_id, proposed_at, id);
create unique index proposal_one_open on hub.proposal (application_id) where status = 'OPEN';

create table hub.authorization_grant (
    id uuid primary key,
    application_id uuid not null constraint authorization_of_application_once unique,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    number text not null,
    decided_on date not null,
    notified_on date not null,
    workers integer not null,
    hours numeric(12, 2) not null,
    unavoidable boolean not null,
    contribution_due boolean not null,
    reasons text,
    offset_deadline date,
    direct_payment_deadline date,
    constraint authorization_number_once unique (office_id, number),
    constraint authorization_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index authorization_by_position on hub.authorization_grant (position_id, decided_on desc, id desc);
-- Terms that run, soonest first.
create index authorization_offset_term on hub.authorization_grant (position_id, offset_deadline) where offset_deadline is not null;
create index authorization_payment_term on hub.authorization_grant (position_id, direct_payment_deadline) where direct_payment_deadline is not null;

create table hub.authorized_period (
    id uuid primary key,
    authorization_id uuid not null references hub.authorization_grant on delete cascade,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    period_from date not null,
    period_to date not null,
    workers integer not null,
    hours numeric(12, 2) not null,
    constraint authorized_period_order check (period_to >= period_from),
    constraint authorized_period_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index authorized_period_in_order on hub.authorized_period (authorization_id, period_from, id);
