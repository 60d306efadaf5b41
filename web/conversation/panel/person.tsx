import { Copy } from 'lucide-preact'
import { channelOf } from '../../frame/tenant'
import { type MessageKey, t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { dateOnly, exactTime } from '../../i18n/time'
import type { ConversationShown } from '../store'
import { copy } from '../verbs'
import type { ContactShown } from './contact-store'
import { Fact } from './fact'

/** Who it is, by every name and number, and what is known of how they came. */
export function Person({ contact, conversation }: { contact: ContactShown; conversation: ConversationShown }) {
  const { names, usernames, numbers, formerNumbers, userIds, groupId, firstSeenAt, answersTo } = contact
  const ours = ourNumber(conversation.channelId)
  return (
    <dl class="facts">
      {names.length > 0 && (
        <Fact name={t(names.length > 1 ? 'panel.names' : 'panel.name')}>
          {names.map((name) => (
            <span key={name} class="fact-line">
              <bdi>{name}</bdi>
            </span>
          ))}
        </Fact>
      )}
      {numbers.length > 0 && (
        <Fact name={t(numbers.length > 1 ? 'panel.numbers' : 'panel.number')}>
          {numbers.map((digits) => (
            <CopiedNumber key={digits} number={formatNumber(digits)} />
          ))}
        </Fact>
      )}
      {answersTo !== null && numbers.length > 1 && (
        <Fact name={t('identity.answersTo')}>
          <bdi dir="ltr" class="numbers">
            {formatNumber(answersTo)}
          </bdi>
        </Fact>
      )}
      {formerNumbers.length > 0 && (
        <Fact name={t('identity.formerNumbers')}>
          {formerNumbers.map(({ waId, endedAt }) => (
            <span key={waId} class="fact-line fact-former">
              <bdi dir="ltr" class="numbers">
                {formatNumber(waId)}
              </bdi>
              {t('identity.formerNumber', { date: dateOnly(endedAt) })}
            </span>
          ))}
        </Fact>
      )}
      {usernames.length > 0 && (
        <Fact name={t('panel.username')}>
          {usernames.map((username) => (
            <span key={username} class="fact-line">
              <bdi>@{username}</bdi>
            </span>
          ))}
        </Fact>
      )}
      {numbers.length === 0 && userIds.length > 0 && (
        <Fact name={t('panel.userId')}>
          {userIds.map((id) => (
            <span key={id} class="fact-line mono">
              <bdi>{id}</bdi>
            </span>
          ))}
        </Fact>
      )}
      {groupId && <Fact name={t('panel.group')}>{t('identity.groupText')}</Fact>}
      {ours && (
        <Fact name={t('panel.on')}>
          <bdi dir="ltr" class="numbers">
            {ours}
          </bdi>
        </Fact>
      )}
      <Fact name={t('panel.offers')}>{marketingWords(contact.marketing)}</Fact>
      <Touches touches={contact.touches} />
      <Fact name={t('panel.firstSeen')}>
        <time title={exactTime(firstSeenAt)}>{dateOnly(firstSeenAt)}</time>
      </Fact>
    </dl>
  )
}

type Touch = NonNullable<ContactShown['touches']>['first']

/** The first ad or post that led them here, and the last if it was another. */
function Touches({ touches }: Pick<ContactShown, 'touches'>) {
  if (!touches) return null
  const { first, last } = touches
  if (first.at === last.at) return <CameBy name={t('identity.cameBy')} touch={first} />
  return (
    <>
      <CameBy name={t('identity.cameFirst')} touch={first} />
      <CameBy name={t('identity.cameLast')} touch={last} />
    </>
  )
}

function CameBy({ name, touch: { headline, source_type, at } }: { name: string; touch: Touch }) {
  return (
    <Fact name={name}>
      <bdi>{headline || t(source_type === 'post' ? 'identity.aPost' : 'identity.anAd')}</bdi>
      <span class="fact-former">
        {' · '}
        <time title={exactTime(at)}>{dateOnly(at)}</time>
      </span>
    </Fact>
  )
}

export function ourNumber(channelId: string): string | null {
  const digits = channelOf(channelId)?.displayPhoneNumber.replace(/\D/g, '')
  return digits ? formatNumber(digits) : null
}

function CopiedNumber({ number }: { number: string }) {
  return (
    <span class="fact-line">
      <bdi dir="ltr" class="numbers">
        {number}
      </bdi>
      {!number.includes('•') && (
        <button
          type="button"
          class="fact-copy"
          aria-label={t('panel.copyNumber', { number })}
          title={t('panel.copyNumber', { number })}
          onClick={() => void copy(number)}
        >
          <Copy size={14} />
        </button>
      )}
    </span>
  )
}

const SOURCES: Readonly<Record<string, MessageKey>> = {
  word: 'panel.sourceMessage',
  message: 'panel.sourceMessage',
  preference: 'panel.sourcePreference',
  meta_preference: 'panel.sourcePreference',
  meta_status: 'panel.sourceStatus',
  form: 'panel.sourceForm',
}

function marketingWords({ state, at, source }: ContactShown['marketing']): string {
  if (state === 'unknown') return t('panel.offersUnknown')
  const agreed = state === 'opted_in'
  const words =
    at === null
      ? t(agreed ? 'panel.offersYesPlain' : 'panel.offersNoPlain')
      : t(agreed ? 'panel.offersYes' : 'panel.offersNo', { date: dateOnly(at) })
  const by = source === null ? undefined : SOURCES[source]
  return by ? t('panel.offersSource', { state: words, source: t(by) }) : words
}
