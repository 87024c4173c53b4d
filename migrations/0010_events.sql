-- Events: written in the transaction of the change. Ids are in commit order, so the cursor is one number.

create table hub.event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null,
    application_id uuid,
    position_id uuid,
    office_id uuid,
    submitted boolean not null default true,
    payload jsonb not null default '{}'
);
create index event_of_application on hub.event (application_id, id);
create index event_of_position on hub.event (position_id, id);
create index event_of_office on hub.event (office_id, id);
create index event_by_age on hub.event (at);
