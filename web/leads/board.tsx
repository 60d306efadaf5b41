import { useState } from 'preact/hooks'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import { number } from '../i18n/number'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Avatar } from '../ui/avatar'
import { Chip } from '../ui/chip'
import { say, sayError } from '../ui/toast'
import type { Lead, Stage, Stages } from './server'
import type { Leads } from './store'
import { factWords, leadName, stageName, stageNamed } from './words'

interface Props {
  store: Leads
  stages: Stages
  leads: readonly Lead[]
  onOpen: (id: string) => void
}

/** A column for each stage. A card is moved by dragging it, or by the arrow keys with Alt. */
export function Board({ store, stages, leads, onOpen }: Props) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const move = (id: string | null, stage: string) => {
    setDragged(null)
    setOver(null)
    const lead = leads.find((one) => one.id === id)
    if (lead && lead.stage !== stage) moveLead(store, stages, lead, stage)
  }
  return (
    <div class="leads-board">
      {stages.stages.map((stage) => {
        const own = leads.filter((lead) => lead.stage === stage.id)
        return (
          <section
            key={stage.id}
            class="leads-column"
            data-over={over === stage.id || undefined}
            aria-labelledby={`stage-${stage.id}`}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault() // it may be let go here
              setOver(stage.id)
            }}
            onDrop={(event) => {
              event.preventDefault()
              move(dragged, stage.id)
            }}
          >
            <h2 id={`stage-${stage.id}`} class="leads-column-head">
              <bdi>{stageName(stages, stage)}</bdi> <span class="numbers">{number(own.length)}</span>
            </h2>
            <ul class="leads-cards">
              {own.map((lead) => (
                <Card
                  key={lead.id}
                  lead={lead}
                  stages={stages}
                  onOpen={() => onOpen(lead.id)}
                  onDrag={setDragged}
                  onStep={(step) => {
                    const next = stages.stages[stages.stages.indexOf(stage) + step]
                    if (next) move(lead.id, next.id)
                  }}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** With the way back. */
export function moveLead(store: Leads, stages: Stages, lead: Lead, stage: Stage['id']): void {
  const words = t('leads.moved', { name: leadName(lead), stage: stageNamed(stages, stage) })
  const undo = () => void store.change({ ...lead, stage }, { stage: lead.stage }).catch(refused)
  void store.change(lead, { stage }).then(() => {
    say(words, { label: t('frame.undo'), run: undo })
    document.querySelector<HTMLElement>(`[data-lead="${lead.id}"]`)?.focus()
  }, refused)
}

function refused(error: unknown): void {
  sayError(problemText(error))
}

interface CardProps {
  lead: Lead
  stages: Stages
  onOpen: () => void
  onDrag: (id: string | null) => void
  onStep: (step: 1 | -1) => void
}

function Card({ lead, stages, onOpen, onDrag, onStep }: CardProps) {
  const movable = may('lead.write')
  return (
    <li>
      <button
        type="button"
        class="leads-card"
        data-lead={lead.id}
        draggable={movable}
        aria-keyshortcuts={movable ? 'Alt+ArrowRight Alt+ArrowLeft' : undefined}
        title={movable ? t('leads.moveHelp') : undefined}
        onClick={onOpen}
        onDragStart={(event) => {
          event.dataTransfer?.setData('text/plain', lead.id)
          onDrag(lead.id)
        }}
        onDragEnd={() => onDrag(null)}
        onKeyDown={(event) => {
          const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          if (!movable || !event.altKey || step === 0) return
          event.preventDefault() // the browser would leave the page
          onStep((step === 1) === rtl ? -1 : 1)
        }}
      >
        <span class="leads-card-name">
          <bdi>{leadName(lead)}</bdi>
          {lead.ownerId && <Avatar id={lead.ownerId} name={personName(lead.ownerId)} size={20} />}
        </span>
        {lead.facts.slice(0, 3).map(({ field, label, value }) => (
          <span key={field} class="leads-card-fact">
            {label}: <bdi>{factWords(value)}</bdi>
          </span>
        ))}
        <span class="leads-card-foot">
          <Score score={lead.score} />
          {lead.proposedStage && (
            <Chip tone="assistant">{t('leads.fits', { stage: stageNamed(stages, lead.proposedStage) })}</Chip>
          )}
        </span>
      </button>
    </li>
  )
}

export function Score({ score }: { score: number }) {
  return (
    <Chip tone={score >= 60 ? 'done' : score >= 30 ? 'indigo' : 'neutral'}>
      {t('leads.scoreOf', { score: number(score) })}
    </Chip>
  )
}
