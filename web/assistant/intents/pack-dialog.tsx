import { useEffect, useState } from 'preact/hooks'
import { locale, t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { problemText } from '../../problem-text'
import { Question } from '../../settings/question'
import { Notice } from '../../ui/notice'
import { SelectField } from '../../ui/select-field'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/toast'
import { intentServer, type Pack, type PackLanguage } from './server'
import { type Intents, readableName } from './store'

/** To begin with: what customers of a trade usually want, in the languages they write. */
export function PackDialog({ store, onClose }: { store: Intents; onClose: () => void }) {
  const [packs, setPacks] = useState<Pack[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [trade, setTrade] = useState<Pack['id']>('retail')
  const [languages, setLanguages] = useState<PackLanguage[]>([])
  useEffect(() => {
    intentServer.packs().then(
      (found) => {
        setPacks(found)
        setLanguages(languagesOf(found).filter((one) => one === 'en' || one.split('-')[0] === locale.peek()))
      },
      (error: unknown) => setProblem(problemText(error)),
    )
  }, [])
  const pack = packs?.find(({ id }) => id === trade)

  async function add(): Promise<void> {
    if (!pack) return
    await store.addPack(pack, languages)
    say(t('intents.packAdded', { n: pack.intents.length }))
  }
  const toggle = (language: PackLanguage) =>
    setLanguages((before) =>
      before.includes(language) ? before.filter((one) => one !== language) : [...before, language],
    )
  return (
    <Question
      wide
      title={t('intents.addPack')}
      verb={t('intents.addPackVerb')}
      ready={pack !== undefined && languages.length > 0}
      onConfirm={add}
      onClose={onClose}
    >
      <p>{t('intents.packAbout')}</p>
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      {!packs && !problem && <Skeleton rows={4} kind="line" />}
      {packs && pack && (
        <>
          <SelectField
            label={t('intents.trade')}
            value={trade}
            options={packs.map(({ id }) => ({ value: id, name: t(`intents.trade.${id}`) }))}
            onChange={setTrade}
          />
          <fieldset class="intents-languages">
            <legend>{t('intents.languages')}</legend>
            {languagesOf(packs).map((language) => (
              <label key={language}>
                <input type="checkbox" checked={languages.includes(language)} onChange={() => toggle(language)} />
                {languageName(language)}
              </label>
            ))}
          </fieldset>
          <p class="field-help">{pack.intents.map(({ name }) => readableName(name)).join(' · ')}</p>
        </>
      )}
    </Question>
  )
}

function languagesOf(packs: Pack[]): PackLanguage[] {
  const all = packs.flatMap(({ intents }) =>
    intents.flatMap(({ examples }) => examples.map(({ language }) => language)),
  )
  return [...new Set(all)]
}
