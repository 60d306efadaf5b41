/** What the audit log says of a route that did what it was asked to. */
export type Deed =
  | Recorded
  /** Not recorded, and why. */
  | { none: string }

export interface Recorded {
  action: string
  /** Fields of the body that are kept: only such whose values are words of ours, ids, counts or yes and no. */
  keeps?: readonly string[]
  /** Reading: only where the organization's messages may concern patients, and once in a while for who reads on. */
  ifSensitive?: boolean
}

const logged = { none: 'The conversation itself keeps who did it and when, for as long as it exists.' }
const own = { none: 'Concerns nobody but the one who does it, and changes no right.' }
const reading = { action: 'conversation.read', ifSensitive: true } as const
const nothing = { none: 'Changes nothing that stays.' }

/** By method and path below /api. What a route says itself, in `audit`, comes before. A test fails for a write that is in neither. */
export const DEEDS: Record<string, Deed> = {
  'POST /session': { action: 'session.started' },
  'POST /session/passkey': { action: 'session.started' },
  'GET /sign-in/sso/callback': { action: 'session.started' },
  'POST /session/passkey/options': nothing,
  'DELETE /session': { action: 'session.ended' },
  'DELETE /sessions': { action: 'session.others_ended' },
  'DELETE /sessions/{sessionId}': { action: 'session.ended' },
  'PUT /session/tenant': { action: 'session.moved' },
  'POST /sign-up': { none: 'Nothing exists before the e-mail is proven.' },
  'POST /sign-up/verify': { action: 'session.started' },
  'POST /password/forgot': { none: 'An e-mail is sent, and nothing changes before its link is used.' },
  'POST /password/reset': { none: 'Recorded below the route, in each organization of whose password it is.' },
  'PATCH /me': { action: 'person.renamed_self' },
  'POST /password/change': { action: 'password.changed' },
  'PUT /session/proof': own,
  'POST /two-factor': { none: 'Nothing holds before a code has confirmed it.' },
  'POST /two-factor/confirm': { action: 'two_factor.switched_on' },
  'DELETE /two-factor': { action: 'two_factor.switched_off' },
  'POST /two-factor/recovery-codes': { action: 'two_factor.recovery_codes_made' },
  'POST /passkeys/options': nothing,
  'POST /passkeys': { action: 'passkey.added' },
  'DELETE /passkeys/{passkeyId}': { action: 'passkey.removed' },

  'PATCH /people/{userId}': { action: 'person.changed', keeps: ['role', 'roleId'] },
  'POST /people/{userId}/deactivate': { action: 'person.deactivated', keeps: ['reassign'] },
  'DELETE /people/{userId}/second-factor': { action: 'person.second_factor_reset' },
  'POST /people/{userId}/reactivate': { action: 'person.reactivated' },
  'POST /invitations': { action: 'invitation.sent', keeps: ['role', 'roleId', 'teamIds'] },
  'POST /invitations/{invitationId}/resend': { action: 'invitation.resent' },
  'DELETE /invitations/{invitationId}': { action: 'invitation.revoked' },
  'POST /invitations/accept': { action: 'person.joined' },
  'POST /roles': { action: 'role.made', keeps: ['permissions'] },
  'PUT /roles/{roleId}': { action: 'role.changed', keeps: ['permissions'] },
  'DELETE /roles/{roleId}': { action: 'role.removed' },
  'POST /teams': { action: 'team.made' },
  'PUT /teams/{teamId}': { action: 'team.changed' },
  'DELETE /teams/{teamId}': { action: 'team.removed' },
  'PUT /teams/{teamId}/members/{userId}': { action: 'team.member_added' },
  'DELETE /teams/{teamId}/members/{userId}': { action: 'team.member_removed' },

  'PUT /sso': { action: 'sso.set_up', keeps: ['required'] },
  'POST /sso/domains': { action: 'sso.domain_proven' },
  'DELETE /sso': { action: 'sso.removed' },

  'POST /keys': { action: 'key.made', keeps: ['scopes', 'perMinute', 'expiresAt'] },
  'PATCH /keys/{keyId}': { action: 'key.changed', keeps: ['scopes', 'perMinute', 'expiresAt'] },
  'DELETE /keys/{keyId}': { action: 'key.revoked' },
  'POST /webhooks': { action: 'webhook.made', keeps: ['kinds'] },
  'PATCH /webhooks/{webhookId}': { action: 'webhook.changed', keeps: ['kinds'] },
  'DELETE /webhooks/{webhookId}': { action: 'webhook.removed' },
  'POST /webhooks/{webhookId}/test': { action: 'webhook.tested' },
  'POST /webhooks/{webhookId}/replay': { action: 'webhook.replayed', keeps: ['from'] },
  'POST /webhooks/{webhookId}/pause': { action: 'webhook.paused' },
  'POST /webhooks/{webhookId}/resume': { action: 'webhook.resumed' },
  'POST /webhooks/{webhookId}/secret': { action: 'webhook.secret_rotated' },

  'PATCH /organization': {
    action: 'organization.changed',
    keeps: ['locale', 'timeZone', 'healthcare', 'twoFactorRequired', 'visibility', 'masksContacts', 'assistant'],
  },
  'PUT /organization/logo': { action: 'organization.logo_changed' },
  'DELETE /organization/logo': { action: 'organization.logo_removed' },
  'PUT /usage/caps': { action: 'usage.caps_changed' },

  'POST /channels/checks': nothing,
  'POST /channels': { action: 'channel.connected' },
  'POST /channels/sign-up': { action: 'channel.connected' },
  'POST /channels/{channelId}/register': { action: 'channel.registered' },
  'POST /channels/{channelId}/subscribe': { action: 'channel.subscribed' },
  'PUT /channels/{channelId}/override': { action: 'channel.override_changed' },
  'PUT /channels/{channelId}/token': { action: 'channel.token_changed' },
  'DELETE /channels/{channelId}': { action: 'channel.disconnected' },
  'PATCH /channels/{channelId}': { action: 'channel.changed', keeps: ['readMarks', 'messagesPerSecond', 'pairBurst'] },
  'POST /channels/{channelId}/check': nothing,
  'PUT /channels/{channelId}/assistant': { action: 'channel.assistant_switched', keeps: ['on'] },
  'POST /channels/{channelId}/templates': { action: 'template.made' },
  'POST /channels/{channelId}/templates/lint': nothing,
  'POST /channels/{channelId}/templates/samples': {
    none: 'A picture for Meta to look at; the template that uses it is recorded.',
  },
  'PUT /channels/{channelId}/templates/{name}/{language}': { action: 'template.changed' },
  'DELETE /channels/{channelId}/templates/{name}': { action: 'template.removed' },
  'DELETE /channels/{channelId}/templates/{name}/{language}': { action: 'template.removed' },
  'PUT /channels/{channelId}/templates/{name}/{language}/fallbacks': { action: 'template.fallbacks_changed' },
  'POST /channels/{channelId}/templates/{name}/{language}/unpause': { action: 'template.unpaused' },

  'POST /contacts/{contactId}/merge': { action: 'contact.merged', keeps: ['into'] },
  'POST /contacts/merges/{mergeId}/undo': { action: 'contact.merge_undone' },
  'POST /contacts/{contactId}/reveal': { action: 'contact.revealed' },

  'GET /conversations/{conversationId}/messages': reading,
  'GET /conversations/{conversationId}/thread': reading,
  'GET /conversations/{conversationId}/timeline': reading,
  'POST /conversations/{conversationId}/messages': logged,
  'POST /conversations/{conversationId}/messages/{messageId}/retry': logged,
  'PUT /conversations/{conversationId}/messages/{messageId}/reaction': logged,
  'PUT /conversations/{conversationId}/baton': logged,
  'PUT /conversations/{conversationId}/state': logged,
  'PUT /conversations/{conversationId}/labels': logged,
  'POST /conversations/{conversationId}/uploads': logged,
  'POST /conversations/{conversationId}/messages/{messageId}/media/retry': nothing,
  'POST /conversations/{conversationId}/typing': nothing,
  'POST /conversations/{conversationId}/suggestion': reading,
  'POST /conversations/{conversationId}/rewrite': nothing,
  'POST /conversations/{conversationId}/translations': reading,
  'PUT /conversations/{conversationId}/translation': logged,
  'POST /conversations/{conversationId}/summary': reading,
  'PUT /conversations/{conversationId}/read': own,
  'PUT /conversations/{conversationId}/drafts/{kind}': own,
  'PUT /conversations/{conversationId}/identity': { action: 'conversation.identity_confirmed', keeps: ['confirmed'] },
  'DELETE /conversations/{conversationId}': { action: 'conversation.erased' },

  'PUT /assistant/settings/voice': { action: 'assistant.voice_changed' },
  'PUT /assistant/settings/escalation': { action: 'assistant.escalation_changed' },
  'PUT /assistant/settings/lead-plan': { action: 'assistant.lead_plan_changed' },
  'PUT /assistant/settings/flows': { action: 'assistant.flows_changed' },
  'PUT /assistant/settings/budget': { action: 'assistant.budget_changed', keeps: ['neuronsPerDay', 'warnAt'] },
  'PUT /assistant/settings/gate': { action: 'assistant.gate_changed' },
  'POST /assistant/wordings': nothing,
  'POST /assistant/question-sets': { action: 'question_set.added' },
  'POST /assistant/question-sets/read': nothing,
  'POST /assistant/question-sets/import': { action: 'question_set.added' },
  'PUT /assistant/question-sets/{setId}': { action: 'question_set.changed' },
  'DELETE /assistant/question-sets/{setId}': { action: 'question_set.removed' },
  'POST /assistant/trials': { action: 'trial.started', keeps: ['kind'] },
  'POST /assistant/trials/{runId}/cancel': { action: 'trial.cancelled' },
  'PUT /assistant/trials/{runId}/results/{n}': { action: 'trial.judged', keeps: ['verdict'] },
  'PUT /assistant/gate/override': { action: 'assistant.gate_overridden' },
  'DELETE /assistant/gate/override': { action: 'assistant.gate_override_ended' },
  'PUT /assistant/suggestions/{suggestionId}': { action: 'suggestion.dealt_with', keeps: ['how'] },
  'POST /knowledge/documents': { action: 'document.added' },
  'PUT /knowledge/documents/{documentId}': { action: 'document.changed' },
  'PATCH /knowledge/documents/{documentId}': { action: 'document.access_changed', keeps: ['audience', 'expiresAt'] },
  'POST /knowledge/documents/{documentId}/retry': nothing,
  'DELETE /knowledge/documents/{documentId}': { action: 'document.removed' },
  'PUT /knowledge/documents/{documentId}/draft': { action: 'document.draft_saved' },
  'DELETE /knowledge/documents/{documentId}/draft': { action: 'document.draft_discarded' },
  'POST /knowledge/documents/{documentId}/publish': { action: 'document.published' },
  'POST /knowledge/documents/{documentId}/versions/{version}/restore': { action: 'document.restored' },
  'POST /knowledge/files': { action: 'document.uploaded' },
  'POST /knowledge/phrasings': nothing,
  'POST /knowledge/sources': { action: 'source.added' },
  'PATCH /knowledge/sources/{sourceId}': { action: 'source.changed', keeps: ['audience', 'everyHours'] },
  'POST /knowledge/sources/{sourceId}/read': nothing,
  'DELETE /knowledge/sources/{sourceId}': { action: 'source.removed' },
  'POST /intents/classify': nothing,
  'DELETE /intents/suggestions/{topicId}': {
    none: 'Hides a suggestion from its list; no right and no answer changes.',
  },
  'PUT /intents': { action: 'intents.changed' },
  'POST /knowledge/try': nothing,
  'PATCH /leads/{leadId}': logged,
  'DELETE /leads/{leadId}': logged,
  'POST /labels': { action: 'label.made', keeps: ['colour'] },
  'PUT /labels/{labelId}': { action: 'label.changed', keeps: ['colour'] },
  'DELETE /labels/{labelId}': { action: 'label.removed' },
}

/** What the document says of it: the action, or why there is none. */
export function saidOf(deed: Deed): string {
  return 'none' in deed ? `none: ${deed.none}` : deed.action
}
