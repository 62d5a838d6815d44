-- For SQLite and PostgreSQL. Times are in milliseconds since 1970.

CREATE TABLE linq_delivery (
    id                    ${identity},
    item                  TEXT    NOT NULL,
    version               TEXT    NOT NULL,
    recipient             TEXT    NOT NULL,
    idempotency_key       TEXT    NOT NULL,
    name                  TEXT    NOT NULL,
    size                  BIGINT  NOT NULL,
    media_type            TEXT,
    sha256                TEXT,
    stage                 TEXT    NOT NULL,
    attachment_id         TEXT,
    message_id            TEXT,
    chat_id               TEXT,
    visits                INTEGER NOT NULL,
    attempts              INTEGER NOT NULL,
    send_attempts         INTEGER NOT NULL,
    sends_unknown         INTEGER NOT NULL,
    due_at                BIGINT  NOT NULL,
    reason                TEXT,
    last_error            TEXT,
    received_at           BIGINT  NOT NULL,
    visited_at            BIGINT  NOT NULL,
    failed_at             BIGINT,
    uploaded_at           BIGINT,
    sent_at               BIGINT,
    dead_at               BIGINT,
    archived_at           BIGINT,
    attachment_deleted_at BIGINT,
    owner                 TEXT,
    lease_until           BIGINT  NOT NULL,
    fence                 BIGINT  NOT NULL,
    UNIQUE (item, version, recipient)
);

-- Uses only columns that the intermediate steps leave alone, so that only the first and the last step write this index.
CREATE INDEX linq_delivery_waiting ON linq_delivery (received_at) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX linq_delivery_dead ON linq_delivery (dead_at) WHERE stage = 'DEAD';
CREATE INDEX linq_delivery_sent ON linq_delivery (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX linq_delivery_bytes ON linq_delivery (sha256) WHERE sha256 IS NOT NULL;

CREATE TABLE linq_failure (
    delivery    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    stage       TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    http_status INTEGER,
    code        INTEGER,
    trace_id    TEXT,
    message     TEXT
);

CREATE INDEX linq_failure_delivery ON linq_failure (delivery, at);

-- A row whose time lies in the future is a place that a claim holds and has not used yet.
CREATE TABLE linq_send (
    pair     TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    delivery BIGINT NOT NULL,
    fence    BIGINT NOT NULL,
    PRIMARY KEY (pair, at, delivery, fence)
);

CREATE TABLE linq_pause (
    name     TEXT   NOT NULL PRIMARY KEY,
    reason   TEXT   NOT NULL,
    since    BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
