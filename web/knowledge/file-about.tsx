import { Download, ExternalLink, Upload } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { dateWithTime } from '../i18n/time'
import { fileSize } from '../media/words'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { DetailsFields } from './details-fields'
import { FileReplacement } from './file-replacement'
import type { DocumentShown, Knowledge } from './store'
import { ACCEPTED } from './upload'
import type { Editing } from './use-editing'

interface Props {
  knowledge: Knowledge
  document: DocumentShown
  editing: Editing
  disabled: boolean
  onClose: () => void
}

/** Where a text came from that was not written here, and what can be said about it here. */
export function FileAbout({ knowledge, document, editing, disabled, onClose }: Props) {
  const { id, file, url, updatedAt } = document
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<File | null>(null)
  return (
    <>
      <p class="file-about">
        {file && (
          <>
            <b>
              <bdi>{file.name}</bdi>
            </b>{' '}
            <span class="numbers">{fileSize(file.bytes)}</span>{' '}
          </>
        )}
        {url && <bdi class="file-about-url">{url}</bdi>}
        <span class="numbers">{dateWithTime(updatedAt)}</span>
      </p>
      <p class="file-verbs">
        {file && (
          <a class="button button-plain link-button" href={`/api/knowledge/documents/${id}/file`} download={file.name}>
            <Download size={16} />
            {t('hub.download')}
          </a>
        )}
        {file && !disabled && (
          <>
            <Button icon={<Upload size={16} />} onClick={() => input.current?.click()}>
              {t('hub.replaceFile')}
            </Button>
            <input
              ref={input}
              class="visually-hidden"
              type="file"
              accept={ACCEPTED}
              tabIndex={-1}
              aria-label={t('hub.replaceFile')}
              onChange={(event) => {
                setChosen(event.currentTarget.files?.[0] ?? null)
                event.currentTarget.value = '' // the same file may be chosen again once it was changed
              }}
            />
          </>
        )}
        {url && (
          <a class="button button-plain link-button" href={url} target="_blank" rel="noreferrer">
            <ExternalLink size={16} />
            {t('hub.openPage')}
          </a>
        )}
      </p>
      {chosen && (
        <FileReplacement
          key={`${chosen.name} ${chosen.lastModified}`}
          documentId={id}
          file={chosen}
          onCancel={() => {
            setChosen(null)
            input.current?.parentElement?.querySelector<HTMLElement>('button')?.focus()
          }}
          onReplace={() => {
            void knowledge.uploads.replace(id, chosen)
            onClose()
          }}
        />
      )}
      <DetailsFields details={editing.details} disabled={disabled} onChange={editing.changeDetails} />
      {editing.problem && (
        <Notice tone="critical" alert>
          {editing.problem}
        </Notice>
      )}
    </>
  )
}
