-- Delegations: an intermediary acts for an employer's position, until it is revoked or ends.

create table hub.delegation (
    id uuid primary key,
    intermediary_id uuid not null references hub.intermediary,
    position_id uuid not null,
    -- What the form names stands here too: the intermediary keeps it, and does not reach the position before or after.
    employer_id uuid not null,
    employer_name text not null,
    position_number text not null,
    delegator_tax_code text not null,
    status text not null constraint delegation_status check (status in
        ('DRAFT', 'PRINTED', 'ACTIVE', 'DISCARDED', 'REVOKED', 'EXPIRED', 'SUPERSEDED')),
    version integer not null default 1,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null,
    activated_at timestamptz,
    activated_by text,
    -- The intermediary declares under its own responsibility that the delegator signed, and keeps the form for five years.
    signed_form_reference text,
    renewed_at timestamptz,
    renewal_form_reference text,
    ended_at timestamptz,
    -- Null where the hub ended it: its last day has passed.
    ended_by text,
    end_reason text,
    constraint delegation_position foreign key (position_id, employer_id) references hub.position (id, employer_id),
    constraint delegation_order check (valid_to >= valid_from),
    constraint delegation_activation check (status <> 'ACTIVE' or (activated_at is not null and signed_form_reference is not null)),
    constraint delegation_renewal check ((renewed_at is null) = (renewal_form_reference is null))
);
-- Whom an intermediary reaches is asked at each of its statements, and found in the index alone.
create index delegation_by_intermediary on hub.delegation (intermediary_id, status)
    include (id, position_id, employer_id, valid_from, valid_to);
create index delegation_by_position on hub.delegation (position_id, status);
-- What the clock must look at each minute.
create index delegation_due on hub.delegation (valid_to) where status = 'ACTIVE';
create unique index delegation_one_open on hub.delegation (intermediary_id, position_id) where status in ('DRAFT', 'PRINTED', 'ACTIVE');

create table hub.sub_delegation (
    id uuid primary key,
    delegation_id uuid not null references hub.delegation,
    -- The collaborator, in the capacity it has at this intermediary.
    capacity_id uuid not null references hub.capacity,
    collaborator_name text not null,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null,
    -- Set by whoever revokes it, or by the hub once its last day has passed.
    ended_at timestamptz,
    constraint sub_delegation_order check (valid_to >= valid_from)
);
create unique index sub_delegation_one_open on hub.sub_delegation (delegation_id, capacity_id) where ended_at is null;
create index sub_delegation_by_capacity on hub.sub_delegation (capacity_id);
-- What the clock must look at each minute.
create index sub_delegation_due on hub.sub_delegation (valid_to) where ended_at is null;
