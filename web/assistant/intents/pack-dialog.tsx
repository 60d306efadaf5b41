import { useEffect, useState } from 'preact/hooks'
import { locale, t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { problemText } from '../../problem-text'
import { Question } from '../../settings/question'
import { Notice } from '../../ui/notice'
import { SelectField } from '../../ui/select-field'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/toast'
import { type Choice, PackChoices } from './pack-choices'
import { intentServer, type Pack, type PackLanguage } from './server'
import type { Intents } from './store'

/** To begin with: what customers of a trade usually want, in the languages they write. */
export function PackDialog({ store, onClose }: { store: Intents; onClose: () => void }) {
  const [packs, setPacks] = useState<Pack[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [trade, setTrade] = useState<Pack['id']>('retail')
  const [fit, setFit] = useState<Fit | null>(null)
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
  const wanted = JSON.stringify([trade, languages])
  const choices = fit?.wanted === wanted ? fit.choices : null
  useEffect(() => {
    if (!pack || languages.length === 0) return
    let outdated = false
    setProblem(null)
    intentServer.fit(trade, languages).then(
      ({ training, fits }) => {
        const choices = new Map(fits.map(({ name, ...one }) => [name, choiceBy(one)]))
        if (!outdated) setFit({ wanted, training, choices })
      },
      (error: unknown) => {
        if (!outdated) setProblem(problemText(error))
      },
    )
    return () => {
      outdated = true
    }
  }, [pack, wanted])

  async function add(): Promise<void> {
    if (!pack || !choices) return
    await store.addPack(pack, languages, choices)
    const count = (how: Choice['how']) => [...choices.values()].filter((one) => one.how === how).length
    say(t('intents.packDone', { added: count('add'), merged: count('merge') }))
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
      ready={choices !== null && languages.length > 0}
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
          {fit?.training && <p class="field-help">{t('intents.fitByWords')}</p>}
          {languages.length > 0 && !choices && !problem && <Skeleton rows={4} kind="line" />}
          {fit && choices && (
            <PackChoices
              pack={pack}
              own={store.intents.value ?? []}
              choices={choices}
              onChoose={(name, choice) => setFit({ ...fit, choices: new Map([...choices, [name, choice]]) })}
            />
          )}
        </>
      )}
    </Question>
  )
}

interface Fit {
  /** Of which pack and languages it was proposed. */
  wanted: string
  training: boolean
  choices: ReadonlyMap<string, Choice>
}

function choiceBy({ how, into }: { how: Choice['how']; into: string | null }): Choice {
  if (how === 'merge') return into === null ? { how: 'add' } : { how, into }
  return { how }
}

function languagesOf(packs: Pack[]): PackLanguage[] {
  const all = packs.flatMap(({ intents }) =>
    intents.flatMap(({ examples }) => examples.map(({ language }) => language)),
  )
  return [...new Set(all)]
}
