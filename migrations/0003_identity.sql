-- Identity: a person's account, the capacities it acts in, and its sessions.

create table hub.account (
    id uuid primary key,
    tax_code text not null constraint account_tax_code_once unique,
    email text not null constraint account_email_once unique,
    name text not null,
    password_hash text not null,
    status text not null default 'ACTIVE' constraint account_status check (status in ('ACTIVE', 'DISABLED')),
    created_at timestamptz not null
);

create table hub.capacity (
    id uuid primary key,
    account_id uuid not null references hub.account,
    role text not null constraint capacity_role check (role in ('EMPLOYER', 'INTERMEDIARY', 'OPERATOR', 'DIRECTOR', 'AUDITOR', 'ADMIN')),
    function text not null constraint capacity_function check (function in
        ('LEGAL_REPRESENTATIVE', 'EMPLOYEE', 'PRACTITIONER', 'COLLABORATOR', 'OPERATOR', 'DIRECTOR', 'AUDITOR', 'ADMINISTRATOR')),
    employer_id uuid references hub.employer,
    intermediary_id uuid references hub.intermediary,
    office_id uuid references hub.office,
    valid_from date not null,
    valid_to date,
    constraint capacity_order check (valid_to >= valid_from),
    constraint capacity_subject check (case role
        when 'EMPLOYER' then employer_id is not null and num_nonnulls(intermediary_id, office_id) = 0
        when 'INTERMEDIARY' then intermediary_id is not null and num_nonnulls(employer_id, office_id) = 0
        when 'OPERATOR' then office_id is not null and num_nonnulls(employer_id, intermediary_id) = 0
        when 'DIRECTOR' then office_id is not null and num_nonnulls(employer_id, intermediary_id) = 0
        else num_nonnulls(employer_id, intermediary_id, office_id) = 0 end)
);
create index capacity_by_account on hub.capacity (account_id);
create index capacity_by_intermediary on hub.capacity (intermediary_id);

create table hub.session (
    id uuid primary key,
    account_id uuid not null references hub.account,
    capacity_id uuid not null references hub.capacity,
    token_hash bytea not null constraint session_token_once unique,
    agent text,
    address text,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index session_by_account on hub.session (account_id, created_at desc);
