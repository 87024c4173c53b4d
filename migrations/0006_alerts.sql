-- Alerts: what the controls found, beside the field it concerns.

create table hub.alert (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    rule text not null,
    severity text not null constraint alert_severity check (severity in ('BLOCKING', 'WARNING', 'INFO')),
    path text not null,
    message text not null,
    computed jsonb not null,
    ordinal integer not null,
    raised_at timestamptz not null,
    constraint alert_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index alert_in_order on hub.alert (application_id, ordinal, id);
