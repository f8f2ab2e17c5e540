-- The log: what happened, and the questions that it happened to. Both tables are only ever appended to.

pragma application_id = 0x5add1e;

create table snapshot (
  digest text not null primary key,  -- sha256 of json, in hex
  family text not null,
  revision integer not null,
  level integer not null,
  seed integer not null,
  json text not null                 -- the sheet, and the solution when it was known
);

create table event (
  id text not null primary key,      -- UUIDv7; the order of events is the order of rowid, which no clock can disturb
  profile text not null,
  device text not null,
  session text not null,
  kind text not null
    check (kind in ('shown', 'hint', 'help', 'solution', 'unreadable', 'attempt', 'skipped')),
  at_utc text not null,
  part text,                         -- null when the question as a whole is meant
  answer text,                       -- JSON, as typed
  verdict text,                      -- JSON
  seconds real,
  program text not null,
  snapshot text not null references snapshot (digest),
  checksum text not null             -- over every other column, and the identity in the snapshot
);

create index event_by_snapshot on event (snapshot);

create trigger event_is_never_changed before update on event
begin select raise(abort, 'the log is only appended to'); end;
create trigger event_is_never_deleted before delete on event
begin select raise(abort, 'the log is only appended to'); end;
create trigger snapshot_is_never_changed before update on snapshot
begin select raise(abort, 'the log is only appended to'); end;
create trigger snapshot_is_never_deleted before delete on snapshot
begin select raise(abort, 'the log is only appended to'); end;
