// @ts-check
/** In Portuguese, by Brazilians who worked with them, lived beside them, or signed for them. */
import { letterDocx } from '../papers/documents.js'
import { dailySheet, transferSheet } from '../papers/tables.js'
import { groupChat } from '../papers/notes.js'
import { permitSlip } from '../papers/drawn-papers.js'
import { lines, prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const COLLEAGUES_IN_PORTUGUESE = [
  {
    id: 'pt-supervisor',
    language: 'pt',
    scenes: 'BR',
    hand: 'tidy',
    tell: (t) => prose`
      ${t.or('Fui supervisor do Mais Médicos, brasileiro, médico de família.', 'Sou professora universitária e supervisionei oito médicos do programa.', 'Trabalhei na supervisão acadêmica do programa por dois anos.')}
      ${t.or('A minha visita era mensal. Antes da minha, havia sempre a "outra" visita.', 'Nas reuniões eu falava de clínica e alguém no fundo da sala anotava quem fazia perguntas.', 'Tecnicamente eram bons, alguns excelentes. O assunto não é esse.')}
      ${t.or(`O coordenador deles, ${t.chief}, não deixava que ficassem a sós comigo.`, 'Uma médica me pediu, dentro do banheiro, que eu não elogiasse o português dela no relatório, porque achavam que era sinal de que ia ficar.', 'Não podiam dormir fora do município sem autorização de Brasília, e Brasília, no caso, era a embaixada.')}
      ${t.or(`Da bolsa de R$ ${t.total}, chegavam a eles R$ ${t.kept}.`, `Um deles me mostrou o extrato: ${t.pct} da bolsa.`, 'Os intercambistas de outros países recebiam a bolsa inteira, pelo mesmo trabalho. Nunca consegui explicar isso a eles.')}
      ${t.or('Fiz um relatório. Sumiu.', 'Mandei e-mail à coordenação e a resposta foi que era assunto interno da cooperação.', 'Guardo as minhas anotações.')}`,
    answers: {
      role: 'colleague',
      seen: 'pay movement minders family?',
      documents: (t) => t.or('have', 'could', 'no'),
      lawyers: (t) => t.or('yes', 'ask'),
      contact: (t) => t.or('', 'supervisao.mf@example.org'),
    },
  },
  {
    id: 'pt-nurse-barbecue',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Sou técnica de enfermagem.', 'Enfermeira da UBS, 12 anos de casa.', 'Trabalhei quatro anos com um casal de médicos cubanos.')}
      ${t.or('A gente fez um churrasco de fim de ano e a doutora não foi porque "não deu tempo de pedir". Pedir o quê, criatura?', 'Ela precisava mandar foto da mesa do jantar pra provar que estava em casa.', 'Toda sexta ele ligava pra alguém e dava o paradeiro, que nem preso em condicional.')}
      ${t.or('O marido veio visitar e foi mandado embora.', 'Não trouxe os filhos, não podia.', 'Tinha um menino de dois anos que ela só via pelo celular, e a internet de lá caía.')}
      ${t.or(`Ela ganhava R$ ${t.kept}. Eu, que sou técnica, não ganhava muito menos.`, `Descobri no portal da transparência que pagavam R$ ${t.total}. Mostrei. Ela chorou e pediu pra eu fechar a tela.`, '')}
      ${t.or('Saudade dela. Nunca mais respondeu.', 'Foi embora numa kombi sem se despedir de ninguém.', 'Hoje ela está em outro estado e tem medo de falar.')}`,
    answers: {
      role: 'colleague',
      seen: 'movement family pay? minders?',
      documents: (t) => t.or('no', 'no', 'could'),
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'pt-health-secretary',
    language: 'pt',
    scenes: 'BR',
    hand: 'tidy',
    tell: (t) => prose`
      ${t.or('Fui secretário municipal de saúde.', 'Ocupei cargo na secretaria de saúde do município entre uma gestão e outra.', 'Respondo pelo setor de convênios de uma prefeitura.')}
      ${t.or('O município pagava moradia e alimentação. O repasse federal ia por outro caminho e nós não víamos.', 'O termo de adesão não permitia que a prefeitura tratasse diretamente com o profissional sobre férias, folga ou pagamento.', 'Assinávamos um termo em que o médico "se compromete" a coisas que ele nunca leu.')}
      ${t.or(`Recebi, em ${t.month}, um ofício do representante cubano, ${t.chief}, pedindo que avisássemos de "qualquer relacionamento afetivo". Recusei.`, 'Pediram que o contrato de aluguel ficasse em nome do coordenador e que ele tivesse cópia das chaves.', 'Quando um médico quis ficar no Brasil, recebi dois telefonemas na mesma tarde perguntando onde ele estava.')}
      ${t.or('Os ofícios estão no arquivo da prefeitura, processo administrativo daquele ano.', 'Tenho cópia digitalizada.', 'Posso depor, desde que intimado.')}`,
    answers: {
      role: 'official',
      seen: 'minders contract? movement pay?',
      documents: (t) => t.or('have', 'could'),
      lawyers: (t) => t.or('yes', 'ask'),
      papers: (t) => t.or('', 'O termo de cooperação com a organização que intermediava'),
    },
    files: (t) => (t.int(0, 1) === 1 ? [letterDocx(t, 'oficio_087.docx')] : []),
  },
  {
    id: 'pt-city-driver',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Motorista da prefeitura.', 'Eu dirigia a van da saúde.', 'Sou motorista, levei muito cubano pra cima e pra baixo.')}
      ${t.or(`Um dia o chefe deles, o tal ${t.chief}, me perguntou onde que a doutora ia aos sábados.`, 'Cabia quinze na van e ninguém abria a boca quando o coordenador ia junto.', 'Levava do posto pra casa, da casa pro posto. Se pedisse pra parar no mercado, tinha que ligar antes.')}
      ${t.or('Na volta de 2018 tomaram o celular de todo mundo na porta do aeroporto. Puseram num saco.', 'O passaporte era vermelho, eu vi, porque ficou um tempo no porta-luvas da van. Uns doze.', 'Teve um que chorou a estrada inteira, quatro horas.')}
      ${t.may('É isso, não sei escrever bonito.')}`,
    answers: {
      role: (t) => t.or('colleague', 'other'),
      seen: 'minders movement? passport?',
      documents: 'no',
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'pt-landlady',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Aluguei a edícula pra eles.', 'Moravam nos fundos da minha casa.', 'Dona da pensão onde ficaram cinco médicas.')}
      ${t.or('Pagavam direitinho, quer dizer, a prefeitura pagava.', 'Comiam arroz com ovo todo santo dia pra mandar dinheiro pra mãe.', 'Nunca vi gente estudar tanto.')}
      ${t.or('Vinha um homem de terno e revistava a geladeira.', `Um tal de ${t.chief} pediu a chave pra mim. Não dei. Ele conseguiu outra.`, 'Me perguntaram se elas traziam homem pra casa. Eu disse que isso não se pergunta.')}
      ${t.or('Uma delas me entregou uma sacola com documento pra guardar. Está comigo ainda.', 'No dia em que foram embora, deixaram tudo: panela, ventilador, o berço.', '')}`,
    answers: {
      role: 'other',
      seen: 'minders movement?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('ask', 'yes', ''),
    },
  },
  {
    id: 'pt-community-agent-audio',
    language: 'pt',
    scenes: 'BR',
    hand: 'bare',
    tell: (t) => prose`
      ${t.or('ó vou falar e o celular escreve tá', 'gente é o seguinte', 'então eu sou agente de saúde')}
      ${t.or('o doutor era um amor de pessoa visitava casa por casa no sol quente', 'a dra subia o morro a pé que o carro não subia', 'ele aprendeu a falar uai')}
      ${t.or('só que não podia nem ir na festa da padroeira tinha que ligar', 'aí um dia me falou baixinho agente eles fica com tudo', 'e mandavam botar mais gente na ficha do que a gente tinha visitado entendeu')}
      ${t.or(`botava cinquenta visita e era vinte`, `de cada cem reais recebia ${t.share} foi o que falou`, 'e quem não assinava era chamado na capital')}
      ${t.or('é isso um abraço', 'não põe meu nome não', 'qualquer coisa me chama')}`,
    answers: {
      role: 'colleague',
      seen: 'movement? statistics? pay?',
      lawyers: (t) => t.or('yes', 'no', ''),
    },
    files: (t) => (t.int(0, 3) === 0 ? [dailySheet(t, 'ficha visitas.csv')] : []),
  },
  {
    id: 'pt-labour-lawyer',
    language: 'pt',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Advoguei em onze ações trabalhistas de médicos cubanos contra a União e o organismo intermediador (2017-2021). Sem quebrar sigilo de
      cliente, posso indicar: (a) números de processos que são públicos; (b) três depoimentos gravados em audiência; (c) a minuta de contrato com a comercializadora,
      juntada aos autos, em que constam a proibição de falar sobre remuneração, a exigência de autorização para casar e a retenção de 75 % da
      bolsa; (d) duas sentenças que reconheceram a isonomia e foram reformadas.

      Há um ponto que nunca foi bem explorado: a cláusula de foro. O médico renunciava ao foro brasileiro por um papel assinado em Havana, sem cópia.
      Tenho interesse em colaborar, gratuitamente.`,
    answers: {
      role: 'other',
      country: 'BR',
      seen: 'pay contract family punishment',
      documents: 'have',
      lawyers: 'yes',
      papers: 'A minuta do contrato individual, juntada aos autos',
      contact: 'gabinete.adv@example.org, horário comercial',
      year_from: '2017',
      year_to: '2021',
    },
    files: (t) => [permitSlip(t, 'autorizacao de casamento.jpg')],
  },
  {
    id: 'pt-ministry-spreadsheet',
    language: 'pt',
    scenes: 'BR',
    once: true,
    tell: (t) => prose`
      Não vou dizer onde trabalhei, mas a planilha de transferências passava por mim. Cada linha um médico: valor cheio, valor da taxa do organismo,
      valor remetido, valor "em conta no país". A penúltima coluna era sempre maior que a última. Em ${t.month} de ${t.to} foram mais de seis mil linhas.
      Salvei doze, com os nomes apagados. Se acharem pouco, me digam quais colunas querem e eu vejo.`,
    answers: {
      role: 'official',
      place: '',
      seen: 'pay',
      documents: 'have',
      lawyers: 'ask',
      contact: 'planilha.12@example.org',
    },
    files: (t) => [transferSheet(t, 'transferencias.csv')],
  },
  {
    id: 'pt-group-chat',
    language: 'pt',
    scenes: 'BR',
    hand: 'tidy',
    tell: (t) => lines`
      ${t.or('Prints viraram texto, desculpem a bagunça:', 'Do grupo que eu participava por engano:')}

      ${t.chief.split(' ')[0] ?? ''} (coord): Buenas noches a todos, confirmen ubicación 📍
      Dra. Mayelín: casa
      Dr. Rey: casa
      ${t.chief.split(' ')[0] ?? ''} (coord): ${t.or('Rey, foto', 'Con foto por favor')}
      Dr. Rey: [foto]
      ${t.chief.split(' ')[0] ?? ''} (coord): ${t.or('Mañana nadie habla con el periodista que anda por la ciudad', 'El que compre pasaje para familiares sin avisar se atiene', 'El sábado hay trabajo político, traer pulóver')}
      Enf. brasileira: ${t.or('gente o que é ubicación kkk', 'oi acho que me puseram no grupo errado', 'boa noite?')}
      ${t.chief.split(' ')[0] ?? ''} (coord) removió a Enf. brasileira
      ${t.may('\nPassaram três dias sem falar comigo no posto. Depois a Mayelín me pediu desculpa chorando.')}`,
    answers: {
      role: 'colleague',
      seen: 'movement minders politics?',
      documents: 'have',
      lawyers: (t) => t.or('yes', 'ask'),
    },
    files: (t) => (t.int(0, 1) === 1 ? [groupChat(t, 'conversa.txt')] : []),
  },
  {
    id: 'pt-patient-family',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Meu pai era paciente.', 'Minha filha foi atendida no posto em 2016.', 'Sou usuário do SUS e quero registrar.')}
      ${t.or('O remédio que passaram não existe aqui com aquele nome; a farmácia adivinhou.', 'Pedi o CRM do médico e me deram um número que começava com RMS. Reclamei no conselho e disseram que não era com eles.', 'Houve um erro de dose. Ela mesma veio pedir perdão em casa, à noite, escondida.')}
      ${t.or('Ninguém respondia por ele: nem a prefeitura, nem o ministério.', 'A ouvidoria me mandou pra Brasília e Brasília me mandou pra ouvidoria.', '')}
      ${t.or('Não quero processar a médica, quero saber quem mandou.', 'O doutor era vítima também, na minha opinião.', 'Acho importante que alguém anote.')}`,
    answers: {
      role: 'other',
      seen: 'credentials',
      documents: (t) => t.or('no', 'have'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
]
