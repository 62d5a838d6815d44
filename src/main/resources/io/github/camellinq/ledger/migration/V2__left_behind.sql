-- Sent, and failed since, perhaps to be put away. A delivery that goes well is never in this index, and its last write changes no column of it.

CREATE INDEX linq_delivery_left ON linq_delivery (sent_at) WHERE failed_at >= sent_at;
