// Reflection: server tự kể hợp đồng của nó, nên công cụ gọi được mà không cần cầm tệp .proto nào.
import { createRegistry, type DescFile, type DescService, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { Code, type ConnectRouter } from '@connectrpc/connect';
import { ServerReflection, type ServerReflectionRequest } from '#proto/grpc/reflection/v1/reflection_pb.ts';

/** Thêm vào server một service nữa, kể về các service kia và về chính nó. */
export function reflection(router: ConnectRouter, services: readonly DescService[]) {
  const all = [...services, ServerReflection];
  const files = withImports(all.map(({ file }) => file));
  const types = createRegistry(...files);

  // Hỏi cả method thì tệp cần tìm là tệp của service đứng trước dấu chấm cuối.
  const fileOf = (name: string) => (types.get(name) ?? types.get(name.replace(/\.\w+$/, '')))?.file;

  function answer({ messageRequest: question }: ServerReflectionRequest) {
    switch (question.case) {
      case 'listServices':
        return {
          case: 'listServicesResponse' as const,
          value: { service: all.map(({ typeName: name }) => ({ name })) },
        };
      case 'fileContainingSymbol':
        return described(question.value, fileOf(question.value));
      case 'fileByFilename':
        return described(
          question.value,
          files.find(({ proto }) => proto.name === question.value),
        );
      default:
        return failure(Code.Unimplemented, 'Kho không trả lời kiểu câu hỏi này');
    }
  }

  router.service(ServerReflection, {
    async *serverReflectionInfo(requests) {
      for await (const request of requests) {
        yield { originalRequest: request, messageResponse: answer(request) };
      }
    },
  });
}

/** Các tệp ấy và mọi tệp chúng import, mỗi tệp một lần. */
function withImports(files: readonly DescFile[]): DescFile[] {
  return [...new Set(files.flatMap((file) => [file, ...withImports(file.dependencies)]))];
}

function described(asked: string, file: DescFile | undefined) {
  if (!file) return failure(Code.NotFound, `Kho không có ${asked}`);
  const fileDescriptorProto = withImports([file]).map(({ proto }) => toBinary(FileDescriptorProtoSchema, proto));
  return { case: 'fileDescriptorResponse' as const, value: { fileDescriptorProto } };
}

function failure(errorCode: Code, errorMessage: string) {
  return { case: 'errorResponse' as const, value: { errorCode, errorMessage } };
}
