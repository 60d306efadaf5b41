import { useEffect, useState } from 'preact/hooks'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import { dateWithTime } from '../i18n/time'
import { fileSize } from '../media/words'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { say } from '../ui/toast'
import { changedLines, withContext } from './changes'
import { fetchVersions, fetchVersionText, type VersionShown } from './server'
import type { DocumentShown, Knowledge } from './store'

interface Props {
  knowledge: Knowledge
  document: DocumentShown
  onClose: () => void
}

/** What was published before, what each changed, and the way back to it. */
export function Versions({ knowledge, document, onClose }: Props) {
  const [versions, setVersions] = useState<VersionShown[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [compared, compare] = useState<number | null>(null)
  const load = () => {
    setProblem(null)
    fetchVersions(document.id).then(setVersions, (error: unknown) => setProblem(problemText(error)))
  }
  useEffect(load, [document.id, document.version])

  async function restore(version: number): Promise<void> {
    try {
      await knowledge.restore(document.id, version)
      say(t('hub.restored', { version }))
      onClose()
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  return (
    <>
      {problem && (
        <Notice tone="critical" alert action={<Button onClick={load}>{t('frame.retry')}</Button>}>
          {problem}
        </Notice>
      )}
      {!versions && !problem && <Skeleton rows={3} kind="line" />}
      {versions?.length === 0 && <p class="page-help">{t('hub.noVersions')}</p>}
      {versions && versions.length > 0 && (
        <ol class="versions">
          {versions.map((one, index) => (
            <li key={one.version}>
              <div class="version-head">
                <p class="version-names">
                  <b class="numbers">{t('hub.version', { version: one.version })}</b>
                  {one.current && <Chip tone="done">{t('knowledge.inUse')}</Chip>}
                  <span class="numbers">
                    {one.savedBy ? `${personName(one.savedBy)}, ` : ''}
                    {dateWithTime(one.createdAt)} · {fileSize(one.bytes)}
                  </span>
                </p>
                {versions[index + 1] && (
                  <Button
                    kind="quiet"
                    aria-expanded={compared === one.version}
                    onClick={() => compare(compared === one.version ? null : one.version)}
                  >
                    {t('hub.whatChanged')}
                  </Button>
                )}
                {!one.current && may('knowledge.write') && (
                  <Button onClick={() => void restore(one.version)}>{t('hub.restore')}</Button>
                )}
              </div>
              {compared === one.version && versions[index + 1] && (
                <Changes documentId={document.id} from={versions[index + 1]?.version ?? 0} to={one.version} />
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Changes({ documentId, from, to }: { documentId: string; from: number; to: number }) {
  const [texts, setTexts] = useState<[string, string] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    Promise.all([fetchVersionText(documentId, from), fetchVersionText(documentId, to)]).then(
      setTexts,
      (error: unknown) => setProblem(problemText(error)),
    )
  }, [documentId, from, to])
  if (problem) return <Notice tone="critical">{problem}</Notice>
  if (!texts) return <Skeleton rows={3} kind="line" />
  const lines = withContext(changedLines(...texts))
  if (lines.every((line) => line === null)) return <p class="page-help">{t('hub.sameText')}</p>
  return (
    <div class="changes" dir="auto">
      {lines.map((line, index) =>
        line === null ? (
          <p key={index} class="changes-gap">
            …
          </p>
        ) : line.kind === 'added' ? (
          <ins key={index} dir="auto">
            {line.text}
          </ins>
        ) : line.kind === 'removed' ? (
          <del key={index} dir="auto">
            {line.text}
          </del>
        ) : (
          <p key={index} dir="auto">
            {line.text}
          </p>
        ),
      )}
    </div>
  )
}
