import type { TradeWords } from './words'

export const pt: TradeWords = {
  rows: {
    product: ['Produto', 'Qual produto você procura?'],
    quantity: ['Quantidade', 'Quantas unidades você precisa?'],
    budget: ['Orçamento', 'Quanto gostaria de gastar?'],
    needed_by: ['Prazo', 'Para quando você precisa?'],
    email: ['E-mail', 'Para qual e-mail podemos escrever?'],
    phone: ['Telefone', 'Em qual número podemos ligar?'],
    address: ['Endereço', 'Onde devemos entregar?'],
    name: ['Nome', 'Qual é o seu nome?'],
    treatment: ['Tratamento', 'Qual é o tratamento?'],
    day: ['Dia', 'Qual dia é melhor para você?'],
    time: ['Hora', 'A que horas?'],
    patient: ['Novo ou conhecido', 'Você já esteve conosco?', 'Paciente novo', 'Já sou paciente'],
    destination: ['Destino', 'Para onde gostaria de ir?'],
    from_day: ['Ida', 'Quando gostaria de viajar?'],
    people: ['Pessoas', 'Quantas pessoas vão viajar?'],
    course: ['Curso', 'Qual curso interessa a você?'],
    start: ['Início', 'Quando gostaria de começar?'],
    how: ['Modalidade', 'Prefere estudar online ou na nossa unidade?', 'Online', 'Na unidade'],
    area: ['Região', 'Em que região você procura?'],
    size: ['Tamanho', 'Quantos quartos você precisa?', '1', '2', '3'],
    visit: ['Visita', 'Quando gostaria de ver?'],
  },
  flows: {
    order: [
      'Pedido',
      'Obrigado. Vamos conferir o estoque e confirmar seu pedido aqui.',
      'fazer um pedido',
      'quero comprar',
    ],
    appointment: [
      'Consulta',
      'Obrigado. Vamos ver a agenda e confirmar aqui.',
      'marcar consulta',
      'marcar uma consulta',
    ],
    trip: [
      'Viagem',
      'Obrigado. Vamos montar uma oferta e enviar por aqui.',
      'planejar uma viagem',
      'reservar uma viagem',
    ],
    enrolment: [
      'Matrícula',
      'Obrigado. Vamos conferir as vagas e confirmar aqui.',
      'quero me matricular',
      'fazer a matrícula',
    ],
    viewing: [
      'Visita',
      'Obrigado. Vamos falar com o proprietário e confirmar o horário aqui.',
      'ver o apartamento',
      'agendar uma visita',
    ],
  },
}
