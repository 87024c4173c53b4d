-- Interlocutions: the office asks, the applicant answers, the clock runs from delivery.

create table hub.interlocution (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    kind text not null constraint interlocution_kind check (kind in ('SUPPLEMENTARY_INQUIRY', 'DECLARATION_CHECK')),
    status text not null constraint interlocution_status check (status in ('OPEN', 'DELIVERED', 'ANSWERED', 'EXPIRED', 'CLOSED')),
    text text not null,
    items text[] not null default '{}',
    opened_at timestamptz not null,
    opened_by text not null,
    delivered_at timestamptz,
    due_on date,
    answered_at timestamptz,
    answered_late boolean,
    closed_at timestamptz,
    constraint interlocution_delivery check ((delivered_at is null) = (due_on is null)),
    constraint interlocution_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade,
    constraint interlocution_rights unique (id, application_id)
);
create index interlocution_by_application on hub.interlocution (application_id, opened_at desc, id desc);
-- What the clock must look at each minute.
create index interlocution_due on hub.interlocution (due_on) where status = 'DELIVERED';
create index interlocution_of_office on hub.interlocution (office_id, due_on) where status = 'DELIVERED';
create index interlocution_by_position on hub.interlocution (position_id, due_on) where status = 'DELIVERED';
create unique index interlocution_one_open on hub.interlocution (application_id) where status in ('OPEN', 'DELIVERED');

create table hub.interlocution_answer (
    id uuid primary key,
    interlocution_id uuid not null,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    text text not null,
    at timestamptz not null,
    late boolean not null,
    answered_by text not null,
    on_behalf_of text,
    constraint answer_interlocution foreign key (interlocution_id, application_id) references hub.interlocution (id, application_id),
    constraint answer_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index answer_in_order on hub.interlocution_answer (interlocution_id, at, id);
