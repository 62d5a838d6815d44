-- Sent, and failed since: what cannot be put away. No delivery that goes well is ever in this index.

CREATE INDEX linq_delivery_left ON linq_delivery (sent_at) WHERE archived_at IS NULL AND failed_at >= sent_at;
