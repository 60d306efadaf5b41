import { languageName } from '../../i18n/language-name'
import { Group } from '../../settings/organization/group'
import { TextArea } from '../../ui/field'

/** Those customers write in most; a line saved for another language stays, and is shown too. */
const OFFERED = ['en', 'hi', 'hi-Latn', 'ta', 'ta-Latn', 'es', 'pt', 'ar']
const MOST = 500

interface Props {
  title: string
  help: string
  lines: Readonly<Record<string, string>>
  onChange: (lines: Record<string, string>) => void
}

/** One line for customers in each language; an empty one is ours. */
export function Lines({ title, help, lines, onChange }: Props) {
  const languages = [...new Set([...OFFERED, ...Object.keys(lines)])]
  const put = (language: string, text: string) => {
    const { [language]: _before, ...others } = lines
    onChange(text === '' ? others : { ...others, [language]: text })
  }
  return (
    <Group title={title} help={help}>
      <div class="voice-lines">
        {languages.map((language) => (
          <TextArea
            key={language}
            label={languageName(language)}
            rows={2}
            maxLength={MOST}
            value={lines[language] ?? ''}
            onInput={(event) => put(language, event.currentTarget.value)}
          />
        ))}
      </div>
    </Group>
  )
}
