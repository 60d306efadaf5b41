import { list, type MessageKey, t, tag } from './i18n'
import type { Parts } from './i18n/format'
import { fileSize } from './media/words'

/** What the server said no with: an `ApiProblem`, or one that was kept. */
export interface ToldProblem {
  /** Stable; `network`: there was no answer. */
  code: string
  detail: string
  nextStep?: string | undefined
  more?: Record<string, unknown>
  retryAfterSeconds?: number | null
}

/** The codes that people meet at the screen. */
const SENTENCES: Readonly<Record<string, MessageKey>> = {
  network: 'frame.networkProblem',
  unreadable: 'problem.unreadable',
  internal: 'problem.internal',
  'auth.required': 'signIn.expired',
  'auth.no_tenant': 'signIn.noAccess',
  'auth.other_person': 'problem.otherPerson',
  'auth.forbidden': 'problem.forbidden',
  'auth.cross_site': 'problem.crossSite',
  'rate_limit.exceeded': 'problem.tooFast',
  'request.invalid': 'problem.invalid',
  'request.malformed': 'problem.invalid',
  'request.too_large': 'problem.tooMuch',
  'request.invalid_cursor': 'problem.placeGone',
  'route.not_found': 'problem.outdated',
  'conversation.not_found': 'problem.noConversation',
  'message.not_found': 'problem.noMessage',
  'contact.not_found': 'problem.noContact',
  'contact.same': 'problem.sameContact',
  'contact.partly_hidden': 'problem.contactHidden',
  'merge.undone': 'problem.mergeUndone',
  'user.not_found': 'problem.noColleague',
  'person.beyond_yours': 'problem.beyondYours',
  'person.last_owner': 'problem.lastOwner',
  'person.works_elsewhere': 'problem.worksElsewhere',
  'person.own_second_factor': 'problem.ownSecondFactor',
  'person.second_factor_elsewhere': 'problem.secondFactorElsewhere',
  'person.cannot_take_over': 'problem.cannotTakeOver',
  'role.not_found': 'problem.noRole',
  'role.name_taken': 'problem.roleTaken',
  'role.in_use': 'problem.roleInUse',
  'role.too_many': 'problem.rolesFull',
  'team.not_found': 'problem.noTeam',
  'team.name_taken': 'problem.teamTaken',
  'team.too_many': 'problem.teamsFull',
  'team.too_many_of_one': 'problem.inTooManyTeams',
  'invitation.not_found': 'problem.noInvitation',
  'invitation.over': 'problem.invitationOver',
  'invitation.already_here': 'problem.alreadyHere',
  'invitation.too_many': 'problem.invitationsFull',
  'invitation.not_by_provider': 'problem.invitationNotByProvider',
  'invitation.incomplete': 'problem.invitationIncomplete',
  'channel.not_found': 'problem.noNumber',
  'logo.unsuitable': 'problem.logoUnsuitable',
  'logo.not_found': 'problem.noLogo',
  'organization.not_found': 'problem.outdated',
  'organization.two_factor_first': 'problem.twoFactorFirst',
  'label.not_found': 'problem.noLabel',
  'label.name_taken': 'problem.labelTaken',
  'label.too_many': 'problem.labelsFull',
  'template.unknown': 'problem.noTemplate',
  'template.not_sendable': 'problem.templateUnsendable',
  'template.missing_values': 'problem.blanksMissing',
  'template.bad_values': 'problem.blanksUnclean',
  'template.extra_values': 'problem.blanksUnknown',
  'template.too_long': 'problem.templateTooLong',
  'template.wrong_file': 'problem.templateWrongFile',
  'template.offer_over': 'problem.offerOver',
  'template.not_told': 'problem.templatesNotTold',
  'upload.too_large': 'problem.uploadTooLarge',
  'upload.wrong_type': 'problem.uploadWrongType',
  'upload.empty': 'problem.uploadEmpty',
  'upload.lost': 'problem.uploadLost',
  'document.not_found': 'problem.noDocument',
  'document.too_large': 'problem.documentTooLarge',
  'document.empty': 'problem.documentEmpty',
  'document.no_text': 'problem.documentNoText',
  'document.not_failed': 'problem.documentNotFailed',
  'passage.not_found': 'problem.noPassage',
  'passage.replaced': 'problem.passageReplaced',
  'passage.removed': 'problem.passageRemoved',
  'document.bad_id': 'hub.idUnfit',
  'document.not_written_here': 'hub.notWritten',
  'document.not_a_file': 'hub.notAFile',
  'version.not_stored': 'hub.versionGone',
  'version.not_found': 'hub.versionGone',
  'intents.too_large': 'hub.intentsRefused',
  'intents.too_many_examples': 'hub.intentsRefused',
  'source.url_unchecked': 'hub.urlUnchecked',
  'source.not_found': 'problem.outdated',
  'topic.not_found': 'trials.goneMeanwhile',
  'deletion.not_found': 'trials.goneMeanwhile',
  'lead.not_found': 'trials.goneMeanwhile',
  'lead.unknown_stage': 'hub.planChanged',
  'lead.unknown_field': 'hub.planChanged',
  'document.no_draft': 'trials.noDraft',
  'document.no_file_to_try': 'trials.goneMeanwhile',
  'assistant.gate_closed': 'trials.gateClosed',
  'trial.running': 'trials.alreadyRunning',
  'trial.not_over': 'trials.notOver',
  'trial.not_found': 'trials.goneMeanwhile',
  'result.not_found': 'trials.goneMeanwhile',
  'question_set.not_found': 'trials.goneMeanwhile',
  'suggestion.not_found': 'trials.goneMeanwhile',
  'question_set.no_questions': 'trials.noQuestions',
  'question_set.too_many': 'trials.setsFull',
  'auth.confirm_again': 'problem.confirmAgain',
  'passkey.unfit': 'problem.passkeyUnfit',
  'passkey.known': 'problem.passkeyKnown',
  'passkey.too_many': 'problem.passkeysFull',
  'passkey.not_found': 'problem.noPasskey',
  'session.passkey_refused': 'problem.passkeyRefused',
  'session.passkey_unknown': 'problem.passkeyUnknown',
  'session.passkey_copied': 'problem.passkeyCopied',
  'key.not_found': 'problem.noKey',
  'key.beyond_own_rights': 'problem.keyBeyond',
  'key.too_many': 'problem.keysFull',
  'webhook.not_found': 'problem.noWebhook',
  'webhook.too_many': 'problem.webhooksFull',
  'webhook.url_refused': 'problem.webhookUrl',
  'webhook.url_unchecked': 'problem.webhookUnchecked',
  'mail.unavailable': 'problem.mailUnavailable',
  'mail.too_many': 'problem.mailsTooMany',
  'sign_up.link_over': 'problem.signUpLinkOver',
  'sign_up.has_account': 'problem.hasAccount',
  'password.link_over': 'problem.passwordLinkOver',
  'session.second_factor': 'problem.secondFactor',
  'session.wrong_code': 'problem.wrongCode',
  'two_factor.wrong_code': 'problem.wrongCode',
  'auth.second_factor_needed': 'problem.secondFactorNeeded',
  'two_factor.wrong_password': 'problem.passwordWrong',
  'two_factor.on_already': 'problem.twoFactorOn',
  'two_factor.not_on': 'problem.twoFactorNotOn',
  'two_factor.required': 'problem.twoFactorRequired',
  'session.not_found': 'problem.noSession',
  'tenant.not_found': 'problem.noOrganization',
  'session.bound': 'problem.sessionBound',
  'session.sso_needed': 'problem.ssoNeeded',
  'session.sso_over': 'problem.ssoOver',
  'session.sso_refused': 'problem.ssoOver',
  'session.sso_unreachable': 'problem.ssoUnreachable',
  'session.sso_unproven': 'problem.ssoUnproven',
  'session.sso_no_member': 'problem.ssoNoMember',
  'sso.none_for_address': 'problem.noSsoForAddress',
  'sso.unfit': 'problem.ssoUnfit',
  'sso.domain_unproven': 'problem.ssoDomainUnproven',
  'sso.dns_down': 'problem.ssoDnsDown',
  'sso.domain_taken': 'problem.ssoDomainTaken',
  'sso.secret_missing': 'problem.ssoSecretMissing',
  'sso.not_found': 'problem.noSso',
}

/** Why a conversation refuses, whether it is asked for itself or for one of its messages. */
const REFUSALS: Readonly<Record<string, MessageKey>> = {
  window_closed: 'problem.windowClosed',
  spoken_since: 'problem.spokenSince',
  key_reused: 'problem.keyReused',
  empty: 'problem.empty',
  too_long: 'problem.tooLong',
  too_many: 'problem.tooMany',
  not_unique: 'problem.notUnique',
  bad_url: 'problem.badUrl',
  bad_characters: 'problem.badCharacters',
  bad_value: 'problem.badValue',
  part_not_allowed: 'problem.partNotAllowed',
  wrong_file: 'problem.wrongFile',
  no_such_upload: 'problem.noUpload',
  needs_phone: 'problem.needsPhone',
  not_taken: 'problem.notTaken',
  too_old: 'problem.tooOld',
  no_such_quote: 'problem.noQuote',
  opted_out: 'problem.optedOut',
  cap_reached: 'problem.capReached',
  no_such_message: 'problem.noMessage',
  disconnected: 'problem.noNumber',
  blocked: 'problem.blocked',
  elsewhere: 'problem.elsewhere',
  moved: 'problem.moved',
  not_allowed: 'problem.notAllowed',
  taken: 'problem.taken',
  not_waiting: 'problem.notWaiting',
}

/**
 * What happened and what to do now, in the interface's language; in the server's words where the code is none of those
 * above. Throws what is no problem of the server's.
 */
export function problemText(problem: unknown): string {
  if (!isTold(problem)) throw problem
  const key = sentenceFor(problem)
  return key ? t(key, partsOf(problem)) : [problem.detail, problem.nextStep].filter(Boolean).join(' ')
}

function isTold(problem: unknown): problem is ToldProblem {
  if (typeof problem !== 'object' || problem === null || !('code' in problem) || !('detail' in problem)) return false
  return typeof problem.code === 'string' && typeof problem.detail === 'string'
}

function sentenceFor({ code, more }: ToldProblem): MessageKey | undefined {
  if (code === 'template.not_told' && more?.needsReconnect === true) return 'problem.templatesNotConnected'
  return SENTENCES[code] ?? REFUSALS[/^(?:conversation|message)\.(\w+)$/.exec(code)?.[1] ?? '']
}

/** All that any of the sentences names; each takes its own. */
function partsOf({ code, more = {}, retryAfterSeconds }: ToldProblem): Parts {
  const { requestId, blanks, limit, actual } = more
  return {
    n: retryAfterSeconds ?? 60,
    code: typeof requestId === 'string' ? requestId : code,
    blanks: list(Array.isArray(blanks) ? blanks.map(String) : []),
    limit:
      typeof limit === 'number' ? (code === 'upload.too_large' ? fileSize(limit) : limit.toLocaleString(tag())) : '',
    actual: typeof actual === 'number' ? actual.toLocaleString(tag()) : '',
  }
}
