-- AlterEnum
ALTER TYPE "OperationKind" ADD VALUE 'host_discover';
