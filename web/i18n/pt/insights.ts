import type { insights as en } from '../en/insights'
import type { Message } from '../format'

export const insights = {
  'insights.about': 'O que houve com as perguntas dos clientes e o que falta ao seu conhecimento.',
  'insights.notLoaded': 'Não foi possível carregar os números',
  'insights.period': 'Período',
  'insights.lastDays': { one: 'Último dia', other: 'Últimos {n} dias' },
  'insights.questions': 'Perguntas',
  'insights.automation': 'Conversas sem pessoas',
  'insights.confirmed': 'Confirmadas',
  'insights.assumed': 'Presumidas',
  'insights.reopened': 'Voltaram',
  'insights.handedOver': 'Passadas a pessoas',
  'insights.cost': 'Custo por conversa',
  'insights.meaning':
    'Confirmadas: o cliente disse. Presumidas: não escreveu mais por um dia. Voltaram: perguntou de novo ou uma pessoa assumiu.',
  'insights.answered': 'Respondidas',
  'insights.clarified': 'Com pergunta de volta',
  'insights.perDay': 'Perguntas por dia',
  'insights.unanswered': 'O que não soube responder',
  'insights.unansweredHelp':
    'Perguntas com o mesmo sentido são uma linha, cada idioma à parte. Escreva uma resposta e o próximo cliente a recebe.',
  'insights.noneTitle': 'Nada ficou sem resposta',
  'insights.noneText': 'Aqui aparecem as perguntas que o assistente passa por falta de conhecimento.',
  'insights.times': 'Vezes: {n}',
  'insights.otherWords': 'Em outras palavras',
  'insights.write': 'Escrever uma resposta',
  'insights.markAnswered': 'Já tem resposta',
  'insights.setAside': 'Deixar de lado',
  'insights.isAnswered': 'Marcada como respondida. Volta se for perguntada de novo em vão.',
  'insights.isAside': 'Deixada de lado',
} satisfies Record<keyof typeof en, Message>
