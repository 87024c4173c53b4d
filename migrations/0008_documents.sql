-- Documents: the row gives the right to the bytes, which lie in the store under the same id.

create table hub.document (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    interlocution_id uuid,
    -- The answer that it came with.
    answer_id uuid references hub.interlocution_answer on delete cascade,
    kind text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null constraint document_size_sign check (size > 0),
    sha256 bytea not null,
    -- Where the bytes lie. It is the document's id, but for the sample files that generated data share.
    storage_key text not null,
    findings text[] not null default '{}',
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    uploaded_by_capacity uuid references hub.capacity,
    constraint document_interlocution foreign key (interlocution_id, application_id) references hub.interlocution (id, application_id) on delete cascade,
    constraint document_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index document_in_order on hub.document (application_id, uploaded_at, id);
create index document_of_answer on hub.document (answer_id) where answer_id is not null;
