import type { ComponentChildren } from 'preact'
import { minute } from '../frame/clock'
import { list, t } from '../i18n'
import { dateOnly, durationWords, exactTime } from '../i18n/time'
import type { Channel } from './server'
import './said.css'
import { isUnregistered, limitWord, nameSaid, qualitySaid, restrictionWords, type Tone, throughputSaid } from './words'

/** What Meta says of the number, each with what it means for the work. */
export function Tiles({ channel }: { channel: Channel }) {
  const { health, healthAt } = channel
  const quality = qualitySaid(health?.quality ?? null)
  const name = nameSaid(health?.nameStatus ?? null)
  const speed = throughputSaid(channel)
  return (
    <section class="tiles-part" aria-labelledby="tiles-title">
      <div class="page-section-head">
        <h2 id="tiles-title">{t('channels.health')}</h2>
        <span class="page-help" title={healthAt ? exactTime(healthAt) : undefined}>
          {healthAt
            ? t('channels.checked', { time: durationWords(minute.value - healthAt) })
            : t('channels.neverChecked')}
        </span>
      </div>
      <dl class="tiles">
        <TokenTile channel={channel} />
        <Tile name={t('channels.quality')} {...quality} />
        <Tile
          name={t('channels.limit')}
          tone="neutral"
          word={limitWord(health?.messagingLimit)}
          help={t('channels.limitHelp')}
        />
        <Tile name={t('channels.throughput')} {...speed} />
        <Tile
          name={t('channels.displayName')}
          {...name}
          word={health?.verifiedName ? `${health.verifiedName}` : name.word}
          help={health?.verifiedName ? `${name.word}. ${name.help}` : name.help}
        />
        <RestrictionTile channel={channel} />
      </dl>
    </section>
  )
}

interface TileProps {
  name: string
  tone: Tone
  word: string
  help: ComponentChildren
}

function Tile({ name, tone, word, help }: TileProps) {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>
        <b class={`said-${tone}`}>
          <bdi>{word}</bdi>
        </b>
        <span>{help}</span>
      </dd>
    </div>
  )
}

function TokenTile({ channel }: { channel: Channel }) {
  const { health } = channel
  const name = t('channels.token')
  const missing = health?.missingScopes ?? []
  if (missing.length > 0) {
    const help = t('channels.tokenScopesHelp', { scopes: list(missing) })
    return <Tile name={name} tone="late" word={t('channels.tokenScopes')} help={help} />
  }
  if (health?.token !== 'invalid' && isUnregistered(channel)) {
    const help = t('channels.unregisteredText')
    return <Tile name={name} tone="late" word={t('channels.unregistered')} help={help} />
  }
  switch (health?.token) {
    case 'valid': {
      const help = health.tokenEndsAt
        ? t('channels.tokenEnds', { date: dateOnly(health.tokenEndsAt) })
        : t('channels.tokenEndless')
      return <Tile name={name} tone="done" word={t('channels.tokenValid')} help={help} />
    }
    case 'expiring': {
      const help = t('channels.tokenExpiringHelp', { date: health.tokenEndsAt ? dateOnly(health.tokenEndsAt) : '' })
      return <Tile name={name} tone="soon" word={t('channels.tokenExpiring')} help={help} />
    }
    case 'invalid':
      return <Tile name={name} tone="late" word={t('channels.tokenInvalid')} help={t('channels.tokenInvalidHelp')} />
    default:
      return <Tile name={name} tone="neutral" word={t('channels.notKnown')} help={t('channels.tokenUnknownHelp')} />
  }
}

function RestrictionTile({ channel }: { channel: Channel }) {
  const { health } = channel
  const name = t('channels.restrictions')
  const found = health?.restrictions ?? []
  if (found.length > 0) {
    const lines = found.map(({ type, endsAt, reason }) => (
      <span key={type} class="tile-line">
        {restrictionWords(type)}
        {' · '}
        {endsAt ? t('channels.until', { date: dateOnly(endsAt) }) : t('channels.untilLifted')}
        {reason && <bdi class="tile-reason">{reason}</bdi>}
      </span>
    ))
    return <Tile name={name} tone="late" word={t('channels.restrictionsSome', { n: found.length })} help={lines} />
  }
  if (health?.canSend === 'BLOCKED') {
    return <Tile name={name} tone="late" word={t('channels.blocked')} help={t('channels.blockedHelp')} />
  }
  if (health?.canSend === 'LIMITED') {
    return <Tile name={name} tone="soon" word={t('channels.limited')} help={t('channels.limitedHelp')} />
  }
  if (isUnregistered(channel)) {
    return <Tile name={name} tone="neutral" word={t('channels.notKnown')} help={t('channels.registerNeeded')} />
  }
  if (health === null || health.checkedAt === null) {
    return <Tile name={name} tone="neutral" word={t('channels.notKnown')} help={t('channels.restrictionsUnknown')} />
  }
  return (
    <Tile name={name} tone="done" word={t('channels.restrictionsNone')} help={t('channels.restrictionsNoneHelp')} />
  )
}
