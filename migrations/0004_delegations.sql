-- Delegations: an intermediary acts for an employer's position, until it is revoked or ends.

create table hub.delegation (
    id uuid primary key,
    intermediary_id uuid not null references hub.intermediary,
    position_id uuid not null references hub.position,
    status text not null constraint delegation_status check (status in
        ('DRAFT', 'PRINTED', 'ACTIVE', 'DISCARDED', 'REVOKED', 'EXPIRED', 'SUPERSEDED')),
    version integer not null default 1,
    delegator_tax_code text not null,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null,
    activated_at timestamptz,
    -- The intermediary declares under its own responsibility that the delegator signed, and keeps the form for five years.
    signed_form_reference text,
    ended_at timestamptz,
    end_reason text,
    constraint delegation_order check (valid_to >= valid_from),
    constraint delegation_activation check (status <> 'ACTIVE' or (activated_at is not null and signed_form_reference is not null))
);
create index delegation_by_intermediary on hub.delegation (intermediary_id, status);
create index delegation_by_position on hub.delegation (position_id, status);
create unique index delegation_one_open on hub.delegation (intermediary_id, position_id) where status in ('DRAFT', 'PRINTED', 'ACTIVE');

create table hub.sub_delegation (
    id uuid primary key,
    delegation_id uuid not null references hub.delegation,
    -- The collaborator, in the capacity it has at this intermediary.
    capacity_id uuid not null references hub.capacity,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null,
    revoked_at timestamptz,
    constraint sub_delegation_order check (valid_to >= valid_from)
);
create unique index sub_delegation_one_open on hub.sub_delegation (delegation_id, capacity_id) where revoked_at is null;
create index sub_delegation_by_capacity on hub.sub_delegation (capacity_id);
