import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { sayError } from '../../ui/toast'
import { type Intent, intentServer, type Topic } from './server'

const SHOWN = 4

/** What several customers asked alike and no intent is for yet: each can become one. */
export function Topics({ intents, onMake }: { intents: Intent[]; onMake: (examples: string[]) => void }) {
  const [topics, setTopics] = useState<Topic[]>([])
  // Looked for anew when the intents change: what one recognises now is no suggestion any more.
  useEffect(() => {
    intentServer.topics().then(setTopics, () => setTopics([]))
  }, [intents])
  if (topics.length === 0) return null
  async function setAside({ id }: Topic): Promise<void> {
    try {
      await intentServer.setTopicAside(id)
      setTopics((before) => before.filter((one) => one.id !== id))
    } catch (error) {
      sayError(problemText(error))
    }
  }
  return (
    <section class="page-section" aria-labelledby="topics-title">
      <h3 id="topics-title">{t('intents.topics')}</h3>
      <p class="page-help">{t('intents.topicsAbout')}</p>
      <ul class="intents-topics">
        {topics.map((topic) => (
          <li key={topic.id}>
            <div class="intents-words">
              {topic.examples.slice(0, SHOWN).map((text) => (
                <q key={text} dir="auto">
                  {text}
                </q>
              ))}
              <span>{t('intents.asked', { n: topic.count })}</span>
            </div>
            <Button onClick={() => onMake(topic.examples)}>{t('intents.makeIntent')}</Button>
            <Button kind="quiet" onClick={() => void setAside(topic)}>
              {t('intents.setAside')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
