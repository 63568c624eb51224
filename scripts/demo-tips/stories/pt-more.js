// @ts-check
/** In Portuguese, four more who saw a corner of it. */
import { nameNote } from '../papers/notes.js'
import { notebookPage } from '../papers/drawn-papers.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const MORE_IN_PORTUGUESE = [
  {
    id: 'pt-interpreter',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Dei aula de português no acolhimento, três semanas, num auditório.', 'Fui intérprete na chegada de um dos grupos.', 'Trabalhei no curso de boas-vindas.')}
      ${t.or('No intervalo alguém recolhia os crachás e com eles os passaportes.', 'A primeira frase que me pediram para ensinar foi "não posso responder".', 'Duzentas pessoas e um silêncio de missa quando entrava o coordenador.')}
      ${t.or('Um senhor me perguntou em voz baixa quanto custava um advogado.', 'Ensinei os meses do ano e uma moça começou a contar quantos faltavam.', `Quem mandava era ${t.chief}. Corrigia a minha lista de vocabulário: tirou "sindicato" e "férias".`)}
      ${t.may('Nunca mais aceitei esse trabalho.', 0.6)}`,
    answers: {
      role: 'other',
      seen: 'minders passport? politics?',
      documents: 'no',
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'pt-harassed',
    language: 'pt',
    scenes: 'BR AO',
    tell: (t) => prose`
      ${t.or('Uma colega me autorizou a contar por ela.', 'Isto aconteceu com a médica que dividia sala comigo.', 'Ela não escreve porque tem vergonha. Escrevo eu.')}
      ${t.or('O chefe condicionava as férias a um jantar.', 'Ele aparecia na casa dela com a desculpa da vistoria.', 'Mandava mensagem de madrugada e de manhã ameaçava mandá-la embora.')}
      ${t.or('Ela trocou a fechadura e levou advertência por isso.', 'Quando ela se queixou, perguntaram o que tinha feito para provocar.', 'Pedimos ajuda à prefeitura e responderam que era problema entre cubanos.')}
      ${t.or(`O nome: ${t.chief}.`, 'Ela diz o nome se for com uma mulher e sem gravação.', '')}`,
    answers: {
      role: 'colleague',
      seen: 'violence punishment minders?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('ask', 'ask', 'no'),
    },
  },
  {
    id: 'pt-union',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Sindicato dos médicos, diretoria.', 'Fui conselheira de saúde do município.', 'Participei da comissão de fiscalização.')}
      ${t.or('Pedimos os contratos pela lei de acesso. Vieram com tarja preta em tudo.', 'O município não sabia dizer quem era o empregador. Literalmente: a resposta foi "a informar".', 'Fizemos visita e encontramos escala de sessenta horas.')}
      ${t.or(`Três deles aceitaram falar, fora da unidade, com o celular desligado. R$ ${t.kept} por mês.`, 'Um médico nos pediu que parássemos porque a família estava pagando por isso.', `Em troca, o coordenador ${t.chief} pediu a lista dos que falaram conosco.`)}
      ${t.or('Temos ata.', 'Está tudo protocolado.', 'Posso mandar as respostas com a tarja.')}`,
    answers: {
      role: 'other',
      seen: 'contract hours? pay? punishment?',
      documents: (t) => t.or('have', 'could'),
      lawyers: 'yes',
    },
    files: (t) => (t.int(0, 2) === 0 ? [nameNote(t, 'ata resumo.txt')] : []),
  },
  {
    id: 'pt-pharmacist',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Farmacêutica do município.', 'Tenho uma farmácia na esquina do posto.', 'Balconista de farmácia, mas observador.')}
      ${t.or('Contratei um deles depois de 2018 como balconista. Cardiologista.', 'A doutora comprava fiado leite em pó para mandar para o filho.', 'Ele me pagava sempre com nota de dois e de cinco.')}
      ${t.or('Contou que o que sobrava eram uns dois mil e pouco e que metade ele nem via.', `Anotava tudo num caderninho: recebido, prometido, faltando. Uns ${t.pct}, dizia.`, `Disse que a multa por falar com jornalista era a passagem de volta.`)}
      ${t.or('O caderno ficou comigo.', 'Não tenho prova nenhuma, só o que ouvi no balcão.', '')}`,
    answers: {
      role: 'other',
      seen: 'pay punishment?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
    files: (t) => (t.int(0, 2) === 0 ? [notebookPage(t, 'caderninho.jpg')] : []),
  },
]
