import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { sayError } from '../../ui/toast'
import { TRADES, type Trade } from './starters'

/** What a trade usually begins with, in the language of the organization. */
export function Starters({ begin }: { begin: (trade: Trade) => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const press = async (trade: Trade) => {
    setBusy(true)
    try {
      await begin(trade)
    } catch (error) {
      sayError(problemText(error))
    }
    setBusy(false)
  }
  return (
    <section class="plan-part" aria-labelledby="plan-starters">
      <h3 id="plan-starters">{t('leads.starter')}</h3>
      <p class="page-help">{t('leads.starterHelp')}</p>
      <div class="plan-starters">
        {TRADES.map((trade) => (
          <Button key={trade.name} disabled={busy} onClick={() => void press(trade)}>
            {t(trade.name)}
          </Button>
        ))}
      </div>
    </section>
  )
}
