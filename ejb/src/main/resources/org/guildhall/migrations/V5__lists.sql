-- Lists are read in the order of an index, so that a page costs the same however much there is.
drop index conversation_latest;
drop index conversation_active;
create index conversation_active on conversation (activeAt desc, id desc);
create index conversation_community_active on conversation (community_id, activeAt desc, id desc);
create index conversation_waiting
  on conversation (kind, replyCount, community_id, openedAt, id);
