import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { CopyField } from '../../ui/copy-field'
import { Notice } from '../../ui/notice'
import { sayError } from '../../ui/toast'
import { monthName } from '../../usage/words'
import { auditServer, type Verified } from './server'

/** Walks on until the end, or until it breaks. */
function createCheck() {
  const found = signal<Verified | null>(null)
  /** How far it is; null: nothing is being checked. */
  const checking = signal<number | null>(null)
  async function run(): Promise<void> {
    checking.value = 0
    found.value = null
    try {
      let part = await auditServer.verify(0)
      while (part.intact && !part.complete) {
        checking.value = part.checkedTo
        part = await auditServer.verify(part.checkedTo)
      }
      found.value = part
    } catch (error) {
      sayError(problemText(error), { label: t('frame.retry'), run: () => void run() })
    } finally {
      checking.value = null
    }
  }
  return { found, checking, run }
}

/** Whether anybody has laid hands on the log. */
export function Verify() {
  const check = useMemo(createCheck, [])
  const found = check.found.value
  const checking = check.checking.value
  return (
    <section class="page-section audit-verify" aria-labelledby="audit-verify-title">
      <h3 id="audit-verify-title">{t('audit.verifyTitle')}</h3>
      <p class="page-help">{t('audit.verifyText')}</p>
      <div>
        <Button disabled={checking !== null} onClick={() => void check.run()}>
          {checking === null ? t('audit.verify') : t('audit.verifying', { n: checking })}
        </Button>
      </div>
      {found && <Result found={found} />}
    </section>
  )
}

function Result({ found }: { found: Verified }) {
  const { intact, brokenAt, checkedTo, hash, publicKey } = found
  const words = { copy: t('conversation.copy'), copied: t('conversation.copied') }
  if (!intact) {
    const title = brokenAt === null ? t('audit.brokenEnd') : t('audit.brokenTitle', { n: brokenAt })
    return (
      <>
        <Notice tone="critical" alert title={title}>
          {t('audit.brokenText')}
        </Notice>
        <Checkpoints found={found} />
      </>
    )
  }
  return (
    <>
      <Notice tone="done" alert title={t('audit.whole', { n: checkedTo })}>
        {t('audit.wholeText')}
      </Notice>
      <CopyField label={t('audit.seal')} value={hash} words={words} />
      <Checkpoints found={found} />
      {publicKey !== null && (
        <CopyField label={t('audit.publicKey')} value={publicKey} help={t('audit.publicKeyHelp')} words={words} />
      )}
    </>
  )
}

const SAID = {
  yes: { tone: 'done', key: 'audit.signatureHolds' },
  no: { tone: 'late', key: 'audit.signatureBroken' },
  unknown: { tone: 'neutral', key: 'audit.signatureUnknown' },
} as const

function Checkpoints({ found: { checkpoints, publicKey } }: { found: Verified }) {
  return (
    <div class="audit-checkpoints">
      <h4>{t('audit.checkpoints')}</h4>
      {checkpoints.length === 0 ? (
        <p class="page-help">{t(publicKey === null ? 'audit.checkpointsNoKey' : 'audit.checkpointsNone')}</p>
      ) : (
        <ul>
          {checkpoints.map(({ month, n, holds }) => (
            <li key={month}>
              <b>{monthName(month)}</b>
              <span class="page-help">{t('audit.monthUpTo', { n })}</span>
              <Chip tone={SAID[holds].tone}>{t(SAID[holds].key)}</Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
